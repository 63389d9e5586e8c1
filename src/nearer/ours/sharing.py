"""Copies of check-ins in the couple's space: put there by an act, taken out by another.

A copy is put under the day it is about and the person whose it is, so sharing again replaces it;
what happens to the check-in afterwards does not reach it.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec
from django.urls import reverse
from django.utils.translation import gettext

from nearer.features.feelings.logic.slots import shared_slot
from nearer.features.feelings.payloads import CheckIn, SharedCheckIn, WantsBack
from nearer.features.feelings.wording import lines_of, spot_of
from nearer.features.talks.logic.receiving import WANTS, coaching, is_asked_for
from nearer.features.talks.logic.turn import Place
from nearer.features.talks.payloads import Revealed
from nearer.pairing.couples import couples
from nearer.pairing.payloads import Calling
from nearer.people.keyring import Keyring
from nearer.spaces.space import Entry, OpenSpace

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words

Part = Literal["whole", "sentence"]


@dataclass(frozen=True, repr=False)
class Copy:
    """A copy as it is read. `name`: who shared it. `url`: where it is opened, "" in a preview."""

    said: SharedCheckIn
    day: date
    name: str
    is_mine: bool = False
    url: str = ""
    reply: str = ""

    @property
    def wanted(self) -> str:
        """What the sharer wants back, "Just listen", or nothing."""
        wants = self.said.wants_back
        return gettext(WANTS[wants]) if is_asked_for(wants) else ""

    @property
    def coaching(self) -> list[str]:
        """How to receive it, before it is read. The first line says what is wanted."""
        return [each.said(gettext) for each in coaching(self.said.wants_back, self.name)]

    @property
    def answers(self) -> list[tuple[Words, object]]:
        answers = [(gettext("On the grid"), spot_of(self.said)), *lines_of(self.said)]
        return [pair for pair in answers if pair[1] != ""]


def parts_of(said: CheckIn) -> list[Part]:
    """What can be shared of a check-in, the smaller part first."""
    if not said.sentence:
        return ["whole"]
    return ["sentence"] if CheckIn(sentence=said.sentence) == said else ["sentence", "whole"]


def cut(said: CheckIn, part: str, wants_back: WantsBack) -> SharedCheckIn:
    """The whole of it or its sentence alone, with what is wanted back."""
    if part == "sentence":
        return SharedCheckIn(sentence=said.sentence, wants_back=wants_back)
    return SharedCheckIn(**msgspec.structs.asdict(said), wants_back=wants_back)


def put(space: OpenSpace, copy: SharedCheckIn, day: date) -> Entry[SharedCheckIn]:
    """Shares it, in place of an earlier copy of the same day."""
    return space.put(copy, shared_slot(day, space.me), day)


def mine_of(space: OpenSpace, day: date) -> Entry[SharedCheckIn] | None:
    """One's own copy of a day."""
    return space.in_slot(SharedCheckIn, shared_slot(day, space.me))


@dataclass(frozen=True)
class Shared:
    """Of what lies in both their hands too: the days of check-ins, the places of answers."""

    days: frozenset[date] = frozenset()
    places: frozenset[Place] = frozenset()


def shared(keyring: Keyring) -> Shared:
    """What of one's own has a copy where both can read, also where the two have ended."""
    days, places = set[date](), set[Place]()
    for couple in couples(keyring):
        copies, shown = couple.entries(SharedCheckIn), couple.entries(Revealed)
        days.update(each.day for each in copies if each.author == keyring.me)
        mine = (each for each in shown if each.author == keyring.me)
        places.update((each.day, each.payload.question) for each in mine)
    return Shared(frozenset(days), frozenset(places))


def read(entry: Entry[SharedCheckIn], called: dict[uuid.UUID, str], reply: str = "") -> Copy:
    """The other's is opened where something can be sent back, as long as that can be."""
    is_mine = entry.author == entry.space.me
    page = "shared-copy" if is_mine or entry.space.is_closed else "reply"
    return Copy(
        said=entry.payload,
        day=entry.day,
        name=name_of(called, entry.author),
        is_mine=is_mine,
        url=reverse(page, args=[entry.space.id, entry.id]),
        reply=reply,
    )


def names(space: OpenSpace) -> dict[uuid.UUID, str]:
    """How the two are called here."""
    newest_last = reversed(space.entries(Calling))
    return {entry.author: entry.payload.name for entry in newest_last}


def name_of(called: dict[uuid.UUID, str], person: uuid.UUID) -> str:
    return called.get(person) or gettext("Your partner")


def other(called: dict[uuid.UUID, str], me: uuid.UUID) -> str:
    """The name of the other of the two, or "" while they have none."""
    return next((name for person, name in called.items() if person != me), "")
