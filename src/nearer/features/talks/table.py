"""The questions of a couple as one of the two finds them: that of these days, and all turns.

Nothing of the other's private space is in here, and of their shared answers only what the reader
may see: see `logic.turn`.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.utils.translation import gettext

from nearer.couples.couple import Couple
from nearer.couples.logic.leaf import Leaf
from nearer.features.talks.logic.choosing import Offer, offer, pace_on
from nearer.features.talks.logic.library import Question, library, retired, text
from nearer.features.talks.logic.turn import Place, State, Table, Turn, shown_by_both, turns
from nearer.features.talks.payloads import Answer, Opened, Revealed, Skipped, Waiting
from nearer.spaces.errors import NoSuchEntry
from nearer.spaces.space import OpenSpace

# For how long a question that was replaced can still be answered, in a page that stayed open.
LATE = timedelta(days=31)
# For a week, both answers lie closed until they are opened; what was shown before that was noted
# lies open.
FRESH = timedelta(days=7)
A_DAY = timedelta(days=1)
# From this depth on.
DEEP = 3
# Of the current questions, the one whose state is furthest is shown first.
FURTHEST: tuple[State, ...] = (
    "skipped",
    "nothing",
    "mine-written",
    "mine-revealed",
    "opened",
    "both-revealed",
    "theirs-waiting",
)


@dataclass(frozen=True, repr=False)
class Questions:
    """All questions that the reader knows something of, and those that lie on the table."""

    couple: Couple

    @property
    def space(self) -> OpenSpace:
        return self.couple.space

    @property
    def own(self) -> OpenSpace:
        return self.couple.own

    @cached_property
    def table(self) -> Table:
        return Table(
            answers=self.own.entries(Answer, self.couple.began),
            skipped=self.own.entries(Skipped),
            revealed=self.space.entries(Revealed),
            waiting=self.space.entries(Waiting),
            opened=self.own.entries(Opened),
            replies=self.couple.replies,
            formerly=formerly(self.space),
        )

    @cached_property
    def turns(self) -> dict[Place, Turn]:
        """Every question the reader knows something of."""
        return turns(self.space.me, self.table)

    @cached_property
    def offer(self) -> Offer:
        return self._offer_on(self.space.today())

    def _offer_on(self, day: date) -> Offer:
        couple, shown = self.couple, shown_by_both(self.table.revealed)
        began, seed = couple.began, self.space.id.bytes
        return offer(day, began, seed, pace_on(day, began, seed, couple.paces), shown)

    @property
    def places(self) -> list[Place]:
        """Where the questions of these days stand, the one for both first."""
        return [(self.offer.since, question.id) for question in self.offer.questions]

    def turn(self, place: Place) -> Turn:
        return self.turns.get(place) or Turn(*place)

    @cached_property
    def in_sight(self) -> list[Turn]:
        """Where an answer of the other waits, until the day after its stay, and where both lie
        closed."""
        yesterday = max(self.space.today() - A_DAY, self.couple.began)
        stays = {self.offer.since, self._offer_on(yesterday).since}
        found = [turn for turn in self.turns.values() if self.is_unopened(turn)]
        found += [
            turn
            for turn in self.turns.values()
            if turn.state == "theirs-waiting" and turn.day in stays
        ]
        return sorted(found, key=lambda turn: (rank(turn), turn.day), reverse=True)

    def is_unopened(self, turn: Turn) -> bool:
        """Whether both answers are there and still to be opened.

        What lies before the first day came with the invitation, and was read then. In a place that
        is closed everything lies open: there is no page of the question any more.
        """
        if turn.state != "both-revealed" or turn.day < self.couple.began or self.space.is_closed:
            return False
        shown = [entry.at for entry in (turn.mine, turn.theirs) if entry]
        return self.space.clock() - max(shown) < FRESH

    def waits_since(self, turn: Turn) -> datetime:
        """When the last of what waits at a question was put there."""
        put: list[Leaf[Waiting] | Leaf[Revealed]] = [*self.table.waiting, *self.table.revealed]
        others = (leaf for leaf in put if leaf.author != self.space.me)
        here = (leaf.at for leaf in others if (leaf.day, leaf.payload.question) == turn.place)
        return max(here, default=self.space.clock())

    def foremost(self) -> Turn | None:
        """What waits; else the question of these days, or the one of the three that was gone on
        with. None when all rest."""
        on_table = [self.turn(place) for place in self.places]
        return max([*self.in_sight, *on_table], key=rank, default=None)

    def others(self, turn: Turn) -> list[Turn]:
        """What stands beside a question: what is in sight, then the others of these days."""
        there = [each.place for each in self.in_sight]
        if turn.place in (*there, *self.places):
            there += self.places
        return [self.turn(place) for place in dict.fromkeys(there) if place != turn.place]

    def address(self, place: Place) -> uuid.UUID:
        """How a question is written in an address: nobody without the key can tell which it is."""
        day, question = place
        return uuid.UUID(bytes=self.space.newest.slot(f"page/{day.isoformat()}/{question}"))

    def at(self, turn: Turn) -> uuid.UUID:
        return self.address(turn.place)

    def find(self, id_: uuid.UUID) -> Turn:
        """The turn at an address. Raises `NoSuchEntry`."""
        for place in (*self.places, *self.turns, *self._late()):
            if self.address(place) == id_:
                return self.turn(place)
        raise NoSuchEntry

    def _late(self) -> list[Place]:
        """What may have lain on the table when a page was opened, before the pace was changed or a
        question was retired."""
        days = [self.space.today() - timedelta(days=back) for back in range(-1, LATE.days)]
        return [(day, id_) for day in days for id_ in (*library(), *retired())]


def rank(turn: Turn) -> int:
    return FURTHEST.index(turn.state)


def formerly(space: OpenSpace) -> frozenset[uuid.UUID]:
    """Who the reader was before they lost every key and were let back in."""
    back = space.came_back.items()
    return frozenset(uuid.UUID(bytes=was) for was, now in back if now == space.me.bytes)


def question_of(turn: Turn) -> Question | None:
    return library().get(turn.question)


def words_of(turn: Turn) -> str:
    """The question in words."""
    return asked(turn.question)


def is_deep(turn: Turn) -> bool:
    """Whether an answer is received with care, also when nothing was asked for."""
    question = question_of(turn)
    return bool(question and question.depth >= DEEP)


def asked(question: str) -> str:
    """A question in words, by its id; also one that is no longer asked, above an old answer."""
    known = text(question)
    return gettext(known) if known else gettext("A question from a newer version")
