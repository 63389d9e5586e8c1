"""Words of one of the two as the other reads them, with how to receive them and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from nearer.couples.couple import Couple
from nearer.couples.logic.leaf import Leaf
from nearer.couples.logic.receiving import WANTS, coaching, is_asked_for
from nearer.couples.payloads import WantsBack
from nearer.couples.replies import Line, thread


@dataclass(frozen=True, repr=False)
class Voice:
    """Words of one of the two, with what they want back and what came.

    `coaching`: how to receive them, where they are deep or ask for something; else nothing.
    """

    text: str
    name: str
    is_mine: bool
    wants: str = ""
    reason: str = ""
    thread: tuple[Line, ...] = ()
    coaching: tuple[str, ...] = ()


def wish_in_words(wants_back: WantsBack | None) -> str:
    """What was chosen, in a file that somebody takes along."""
    return gettext(WANTS[wants_back]) if wants_back else ""


def wanted(wants_back: WantsBack | None) -> str:
    """What the sharer wants back, "Just listen", or nothing."""
    return gettext(WANTS[wants_back]) if wants_back and is_asked_for(wants_back) else ""


def voice_of(
    couple: Couple, copy: Leaf[Any], text: str, reason: str = "", *, is_deep: bool = False
) -> Voice:
    """What a copy says, from whichever of the two it is."""
    lines, wants = tuple(thread(couple, copy)), copy.payload.wants_back
    if copy.author == couple.space.me:
        return Voice(
            text, gettext("You"), is_mine=True, wants=wanted(wants), reason=reason, thread=lines
        )
    name = couple.name_of(copy.author)
    how = how_to_receive(wants, name, is_deep=is_deep)
    wished = how[0] if wants else ""
    return Voice(text, name, is_mine=False, wants=wished, reason=reason, thread=lines, coaching=how)


def how_to_receive(
    wants_back: WantsBack | None, name: str, *, is_deep: bool = False
) -> tuple[str, ...]:
    """First what is wanted back, then how to receive it; nothing for what is light and asks for
    nothing."""
    if wants_back is None and not is_deep:
        return ()
    return tuple(line.said(gettext) for line in coaching(wants_back, name))
