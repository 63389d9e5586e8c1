"""Replies: a short thread beneath what one of the two gave. Either adds to it, words or a sign, and
takes out again what was theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from nearer.couples.couple import Couple
from nearer.couples.logic.leaf import Leaf, is_to
from nearer.couples.logic.receiving import SIGNS
from nearer.couples.logic.slots import sign_slot
from nearer.couples.payloads import Reply, Sign

# Where writing ends and talking begins.
MOST = 12


@dataclass(frozen=True, repr=False)
class Line:
    """One reply, as it is read. `called`: the sign in a word, where it is one."""

    id: UUID
    text: str
    name: str
    is_mine: bool
    sign: Sign | None = None
    called: str = ""


def thread(couple: Couple, *copies: Leaf[Any] | None) -> list[Line]:
    """What stands beneath the copies, the oldest first."""
    there = [copy for copy in copies if copy]
    found = [each for each in couple.replies if any(is_to(each, copy) for copy in there)]
    return [_line(couple, each) for each in sorted(found, key=lambda each: each.at)]


def reply(couple: Couple, copy: Leaf[Any], text: str, at: datetime | None = None) -> None:
    """`at`: if not now."""
    couple.space.add(Reply(copy.id, copy.revision, text), at=at)
    _read_anew(couple)


def put_sign(couple: Couple, copy: Leaf[Any], sign: Sign) -> None:
    said = Reply(copy.id, copy.revision, sign=sign)
    couple.space.put(said, sign_slot(copy.id, couple.space.me, sign))
    _read_anew(couple)


def take_sign(couple: Couple, copy: Leaf[Any], sign: Sign) -> None:
    if found := couple.space.in_slot(Reply, sign_slot(copy.id, couple.space.me, sign)):
        found.erase()
        _read_anew(couple)


def _read_anew(couple: Couple) -> None:
    """The page that follows shows what has just been written."""
    vars(couple).pop("replies", None)


def mark(couple: Couple, copy: Leaf[Any]) -> str:
    """Which text of a copy a page shows: another once it was shared anew, and nobody can tell
    from it how often that was."""
    return couple.space.newest.slot(f"copy/{copy.id}/{copy.revision}").hex()


def _line(couple: Couple, found: Leaf[Reply]) -> Line:
    is_mine, said = found.author == couple.space.me, found.payload
    name = gettext("You") if is_mine else couple.name_of(found.author)
    called = gettext(SIGNS[said.sign]) if said.sign else ""
    return Line(found.id, said.text, name, is_mine, said.sign, called)
