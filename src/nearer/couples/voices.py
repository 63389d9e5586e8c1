"""Words of one of the two as the other reads them, with how to receive them and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from nearer.couples.couple import Couple
from nearer.couples.logic.leaf import Leaf
from nearer.couples.logic.receiving import WANTS, coaching, is_asked_for
from nearer.couples.payloads import WantsBack
from nearer.couples.replies import sent_back


@dataclass(frozen=True, repr=False)
class Voice:
    """Words of one of the two, with what they want back and what came."""

    text: str
    name: str
    is_mine: bool
    wants: str = ""
    reason: str = ""
    reply: str = ""
    coaching: tuple[str, ...] = ()


def wanted(wants_back: WantsBack) -> str:
    """What the sharer wants back, "Just listen", or nothing."""
    return gettext(WANTS[wants_back]) if is_asked_for(wants_back) else ""


def voice_of(couple: Couple, copy: Leaf[Any], text: str, reason: str = "") -> Voice:
    """What a copy says, from whichever of the two it is."""
    reply, wants = sent_back(couple, copy), copy.payload.wants_back
    if copy.author == couple.space.me:
        return mine(text, wants, reason, reply)
    return theirs(couple.name_of(copy.author), text, wants, reason, reply)


def mine(text: str, wants_back: WantsBack, reason: str = "", reply: str = "") -> Voice:
    wants = wanted(wants_back)
    return Voice(text, gettext("You"), is_mine=True, wants=wants, reason=reason, reply=reply)


def theirs(name: str, text: str, wants_back: WantsBack, reason: str = "", reply: str = "") -> Voice:
    """Words of the other: first what is wanted back and how to receive them."""
    wants, *how = (line.said(gettext) for line in coaching(wants_back, name))
    return Voice(
        text, name, is_mine=False, wants=wants, reason=reason, reply=reply, coaching=tuple(how)
    )


def as_the_other_sees(couple: Couple, text: str, wants_back: WantsBack) -> Voice:
    """One's own words as the other will read them."""
    return theirs(couple.name_of(couple.space.me), text, wants_back)
