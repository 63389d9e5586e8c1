"""The two of a couple's space, as one of them finds it: the question of these days, and all turns.

Nothing of the other's private space is in here, and of their shared answers only what the reader
may see: see `talks.logic.turn`.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, get_args

from django.utils.translation import gettext

from nearer.features.talks.logic.choosing import Offer, offer
from nearer.features.talks.logic.library import Question, library
from nearer.features.talks.logic.turn import Leaf, Place, State, Table, Turn, shown_by_both, turns
from nearer.features.talks.payloads import Answer, Reply, Revealed, Skipped, Waiting
from nearer.ours.doors import own_space
from nearer.pairing.couples import ours
from nearer.pairing.home import at_home
from nearer.pairing.logic.agreement import Agreement
from nearer.pairing.pausing import pausing
from nearer.pairing.payloads import Calling
from nearer.people.keyring import Keyring
from nearer.spaces.errors import NoSuchEntry
from nearer.spaces.space import OpenSpace

# Pages stay open: a question can still be answered so long after it has made way for another.
LATE = timedelta(days=31)
# Of three questions that lie on the table, the one that has come furthest is shown first.
FURTHEST: dict[State, int] = {state: rank for rank, state in enumerate(get_args(State))}
RESTS = ("skipped",)


@dataclass(frozen=True, repr=False)
class Two:
    """`space` is the couple's, `own` the reader's private one, `other` a name or ""."""

    space: OpenSpace
    own: OpenSpace
    other: str
    agreed: Agreement

    @property
    def pace(self) -> int:
        return self.agreed.pace

    @property
    def is_their_hour(self) -> bool:
        """Whether this hour of the couple's day suits both. Whoever visits Ours need not ask."""
        return self.agreed.has_hour(self.space.clock().astimezone(self.space.zone).hour)

    @property
    def name(self) -> str:
        """How the other is called in a sentence."""
        return self.other or gettext("your partner")

    @cached_property
    def is_resting(self) -> bool:
        """Whether the reader has paused: then nothing of theirs is shared."""
        return pausing(self.own) is not None

    @cached_property
    def table(self) -> Table:
        return Table(
            answers=self.own.entries(Answer, self.began),
            skipped=self.own.entries(Skipped),
            revealed=self.space.entries(Revealed),
            waiting=self.space.entries(Waiting),
            replies=self.space.entries(Reply),
        )

    @cached_property
    def turns(self) -> dict[Place, Turn]:
        """Every question the reader knows something of."""
        return turns(self.space.me, self.table)

    @cached_property
    def began(self) -> date:
        """The couple's first day: both said on it how they are called."""
        days = [entry.day for entry in self.space.entries(Calling)]
        return min([*days, self.space.today()])

    @cached_property
    def offer(self) -> Offer:
        seed, shown = self.space.id.bytes, shown_by_both(self.table.revealed)
        return offer(self.space.today(), self.began, seed, self.pace, shown)

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

    def mark(self, copy: Leaf[Any]) -> str:
        """Which text of a copy a page shows: another once it was shared anew, and nobody can tell
        from it how often that was."""
        return self.space.newest.slot(f"copy/{copy.id}/{copy.revision}").hex()

    def find(self, id_: uuid.UUID) -> Turn:
        """The turn at an address. Raises `NoSuchEntry`."""
        for place in (*self.places, *self.turns, *self._late()):
            if self.address(place) == id_:
                return self.turn(place)
        raise NoSuchEntry

    def _late(self) -> list[Place]:
        """What may have lain on the table when a page was opened, before the pace was changed."""
        days = [self.space.today() - timedelta(days=back) for back in range(-1, LATE.days)]
        return [(day, id_) for day in days for id_ in library()]


def two(keyring: Keyring, space: OpenSpace) -> Two:
    here = ours(at_home(space))
    return Two(space, own_space(keyring), here.other, here.agreed)


def question_of(turn: Turn) -> Question | None:
    return library().get(turn.question)


def words_of(turn: Turn) -> str:
    """The question in words."""
    return asked(turn.question)


def asked(question: str) -> str:
    """A question in words, by its id."""
    known = library().get(question)
    return gettext(known.text) if known else gettext("A question from a newer version")
