"""The couple a person is in, as one of the two finds it.

Nothing of the other's private space is in here.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils.translation import gettext

from nearer.couples.logic.agreement import Agreement, lighter
from nearer.couples.logic.slots import wishes_slot
from nearer.couples.pausing import pausing
from nearer.couples.payloads import Calling, Reply, Wishes
from nearer.couples.shared_day import in_shared_zone
from nearer.crypto import BrokenSeal
from nearer.people.keyring import Keyring
from nearer.people.names import fitting
from nearer.seats.membership import open_space
from nearer.spaces.entry import Entry
from nearer.spaces.errors import NoSuchSpace, SpaceClosed
from nearer.spaces.kinds import COUPLE
from nearer.spaces.space import OpenSpace
from nearer.ui.direction import isolated

STAYS_SHUT = (NoSuchSpace, SpaceClosed, BrokenSeal)


@dataclass(frozen=True, repr=False)
class Couple:
    """`space` is the couple's, in its own zone; `own` the reader's private one."""

    space: OpenSpace
    own: OpenSpace

    @cached_property
    def callings(self) -> list[Entry[Calling]]:
        return self.space.entries(Calling)

    @cached_property
    def names(self) -> dict[uuid.UUID, str]:
        """How each is called who has ever been in here: to be shown, kept apart in a sentence."""
        callings = reversed(self.callings)
        return {each.author: isolated(fitting(each.payload.name)) for each in callings}

    def name_of(self, person: uuid.UUID) -> str:
        return self.names.get(person) or gettext("Your partner")

    @property
    def other(self) -> str:
        """The name of the other of the two who has a seat, or "" until they are in."""
        others = self.space.seated - {self.space.me}
        return next((self.names[each] for each in others if self.names.get(each)), "")

    @property
    def name(self) -> str:
        """How the other is called in a sentence."""
        return self.other or gettext("your partner")

    def wishes_on(self, day: date) -> dict[uuid.UUID, Wishes]:
        """What each of those who have a seat had wished when the day began."""
        said = [each for each in reversed(self._said) if each.day <= day]
        return {each.author: each.payload for each in said if each.author in self.seated}

    @cached_property
    def _said(self) -> list[Entry[Wishes]]:
        return self.space.entries(Wishes)

    @property
    def seated(self) -> frozenset[uuid.UUID]:
        return self.space.seated

    @property
    def is_replaced(self) -> bool:
        """Whether a new account has the reader's seat: then the place goes on without them."""
        return self.space.me not in self.seated

    @property
    def my_wishes(self) -> Wishes | None:
        """What the reader has wished last, even if it holds from tomorrow on."""
        return self.wishes_on(date.max).get(self.space.me)

    @cached_property
    def agreed(self) -> Agreement:
        """What holds today."""
        return self._agreed_on(self.space.today())

    @property
    def paces(self) -> list[tuple[date, int]]:
        """The agreed pace, by the days from which it was another."""
        days = {self.began, *(each.day for each in self._said)}
        return [(day, self._agreed_on(day).pace) for day in sorted(days)]

    def _agreed_on(self, day: date) -> Agreement:
        return lighter(list(self.wishes_on(day).values()))

    @property
    def is_their_hour(self) -> bool:
        """Whether this hour of the couple's day suits both. Whoever visits Ours need not ask."""
        return self.agreed.has_hour(self.space.clock().astimezone(self.space.zone).hour)

    @cached_property
    def is_resting(self) -> bool:
        """Whether the reader has paused: then nothing of theirs is shared."""
        return pausing(self.own) is not None

    @cached_property
    def began(self) -> date:
        """The couple's first day: both said on it how they are called."""
        return min([*(entry.day for entry in self.callings), self.space.today()])

    @cached_property
    def replies(self) -> list[Entry[Reply]]:
        return self.space.entries(Reply)


def couples(keyring: Keyring) -> Iterator[OpenSpace]:
    """Every couple space this keyring opens, also those that have ended, newest first."""
    for space in reversed(keyring.spaces(COUPLE.name)):
        with suppress(*STAYS_SHUT):
            yield open_space(keyring, space)


def open_couple_space(keyring: Keyring) -> OpenSpace | None:
    """The couple's space as long as the two are in it, or None. It only reads."""
    return next((each for each in couples(keyring) if not each.is_closed), None)


def open_couple(keyring: Keyring, own: OpenSpace) -> Couple | None:
    """The couple one is in now. `own`: one's private space."""
    space = open_couple_space(keyring)
    return Couple(in_shared_zone(space), own) if space else None


def put_wishes(couple: Couple, wishes: Wishes) -> None:
    """One's own wishes, from the couple's next day on: on a day that is under way nobody can tell
    that some have changed. No open page is told."""
    space, tomorrow = couple.space, couple.space.today() + timedelta(days=1)
    if wishes != couple.my_wishes:
        slot = wishes_slot(space.me, tomorrow)
        space.put(wishes, slot, tomorrow, quietly=True)
