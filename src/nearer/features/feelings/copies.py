"""Copies of check-ins in the couple's space: put there by an act, taken out by another.

A copy is put under the day it is about and the person whose it is, so sharing again replaces it;
what happens to the check-in afterwards does not reach it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec
from django.urls import reverse
from django.utils.translation import gettext

from nearer.couples.couple import Couple
from nearer.couples.logic.receiving import coaching
from nearer.couples.payloads import WantsBack
from nearer.couples.replies import sent_back
from nearer.couples.voices import wanted
from nearer.features.feelings.logic.slots import shared_slot
from nearer.features.feelings.payloads import CheckIn, SharedCheckIn
from nearer.features.feelings.wording import lines_of, spot_of
from nearer.registry.stream import Piece
from nearer.spaces.entry import Entry
from nearer.spaces.space import OpenSpace

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words

Part = Literal["whole", "sentence"]


@dataclass(frozen=True, repr=False)
class Copy:
    """A copy as it is read. `name`: who shared it."""

    said: SharedCheckIn
    day: date
    name: str
    is_mine: bool = False
    reply: str = ""

    @property
    def wanted(self) -> str:
        """What the sharer wants back, "Just listen", or nothing."""
        return wanted(self.said.wants_back)

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
    return msgspec.structs.replace(whole(said), wants_back=wants_back)


def whole(said: CheckIn) -> SharedCheckIn:
    """All of it, with nothing asked for."""
    return SharedCheckIn(**msgspec.structs.asdict(said))


def put(space: OpenSpace, copy: SharedCheckIn, day: date) -> Entry[SharedCheckIn]:
    """Shares it, in place of an earlier copy of the same day."""
    return space.put(copy, shared_slot(day, space.me), day)


def mine_of(space: OpenSpace, day: date) -> Entry[SharedCheckIn] | None:
    """One's own copy of a day."""
    return space.in_slot(SharedCheckIn, shared_slot(day, space.me))


def shared_days(couples: Iterable[OpenSpace]) -> set[date]:
    """The days of one's own of which a copy lies where both can read, or could until they ended."""
    copies = (each for couple in couples for each in couple.entries(SharedCheckIn))
    return {each.day for each in copies if each.author == each.space.me}


def read(couple: Couple, entry: Entry[SharedCheckIn]) -> Copy:
    """A copy in words, with what came back for it."""
    is_mine = entry.author == couple.space.me
    name, reply = couple.name_of(entry.author), sent_back(couple, entry)
    return Copy(entry.payload, entry.day, name, is_mine, reply)


def piece(couple: Couple, entry: Entry[SharedCheckIn]) -> Piece:
    """The other's is opened where something can be sent back, as long as that can be."""
    copy = read(couple, entry)
    has_own_page = copy.is_mine or couple.space.is_closed
    url = reverse("shared-copy", args=[couple.space.id, entry.id]) if has_own_page else ""
    return Piece(
        template="feelings/piece.html",
        day=entry.day,
        at=entry.at,
        about=copy,
        url=url,
        entry=entry,
        opened="feelings/share/copy.html",
        heading=gettext("%(name)s shared something") % {"name": copy.name},
        lead=gettext("Before you read it, ten seconds on how to receive it."),
    )
