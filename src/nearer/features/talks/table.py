"""The questions of a couple as one of the two finds them: that of these days, and all turns.

Nothing of the other's private space is in here, and of their shared answers only what the reader
may see: see `logic.turn`.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import get_args

from django.utils.translation import gettext

from nearer.couples.couple import Couple
from nearer.features.talks.logic.choosing import Offer, offer, pace_on
from nearer.features.talks.logic.library import Question, library, retired, text
from nearer.features.talks.logic.turn import Place, State, Table, Turn, shown_by_both, turns
from nearer.features.talks.payloads import Answer, Revealed, Skipped, Waiting
from nearer.spaces.errors import NoSuchEntry
from nearer.spaces.space import OpenSpace

# For how long a question that was replaced can still be answered, in a page that stayed open.
LATE = timedelta(days=31)
# Of the three current questions, the one whose state is furthest is shown first.
FURTHEST: dict[State, int] = {state: rank for rank, state in enumerate(get_args(State))}
RESTS = ("skipped",)


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
            replies=self.couple.replies,
            formerly=formerly(self.space),
        )

    @cached_property
    def turns(self) -> dict[Place, Turn]:
        """Every question the reader knows something of."""
        return turns(self.space.me, self.table)

    @cached_property
    def offer(self) -> Offer:
        couple, shown = self.couple, shown_by_both(self.table.revealed)
        today, began, seed = self.space.today(), couple.began, self.space.id.bytes
        return offer(today, began, seed, pace_on(today, began, seed, couple.paces), shown)

    @property
    def places(self) -> list[Place]:
        """Where the questions of these days stand, the open one first."""
        return [(self.offer.since, question.id) for question in self.offer.questions]

    def turn(self, place: Place) -> Turn:
        return self.turns.get(place) or Turn(*place)

    def foremost(self) -> Turn | None:
        """Today's question, or the one of the three that was gone on with. None when all rest."""
        on_table = [self.turn(place) for place in self.places]
        open_ = [turn for turn in on_table if turn.state not in RESTS]
        return max(open_ or on_table, key=lambda turn: FURTHEST[turn.state], default=None)

    def another(self, turn: Turn) -> Turn | None:
        """The next of those on the table, after the last the first again."""
        places = self.places
        here = (turn.day, turn.question)
        if here not in places or len(places) == 1:
            return None
        return self.turn(places[(places.index(here) + 1) % len(places)])

    def address(self, place: Place) -> uuid.UUID:
        """How a question is written in an address: nobody without the key can tell which it is."""
        day, question = place
        return uuid.UUID(bytes=self.space.newest.slot(f"page/{day.isoformat()}/{question}"))

    def at(self, turn: Turn) -> uuid.UUID:
        return self.address((turn.day, turn.question))

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


def formerly(space: OpenSpace) -> frozenset[uuid.UUID]:
    """Who the reader was before they lost every key and were let back in."""
    back = space.came_back.items()
    return frozenset(uuid.UUID(bytes=was) for was, now in back if now == space.me.bytes)


def question_of(turn: Turn) -> Question | None:
    return library().get(turn.question)


def words_of(turn: Turn) -> str:
    """The question in words."""
    return asked(turn.question)


def asked(question: str) -> str:
    """A question in words, by its id; also one that is no longer asked, above an old answer."""
    known = text(question)
    return gettext(known) if known else gettext("A question from a newer version")
