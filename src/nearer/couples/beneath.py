"""Beneath what was given: the thread, and what the reader may add to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from nearer.couples import replies
from nearer.couples.couple import Couple
from nearer.couples.logic import receiving
from nearer.couples.logic.leaf import Leaf
from nearer.couples.logic.receiving import SIGNS, Beginning
from nearer.couples.payloads import Sign, WantsBack
from nearer.couples.replies import Line


@dataclass(frozen=True, repr=False)
class Beneath:
    """`copy`: what one replies to. `mine`: one's own beside it, whose replies stand in the same
    thread. `is_deep`: whether it is received with care also when nothing was asked for."""

    couple: Couple
    copy: Leaf[Any]
    mine: Leaf[Any] | None = None
    is_deep: bool = field(default=False, kw_only=True)

    @property
    def wants_back(self) -> WantsBack | None:
        found: WantsBack | None = self.copy.payload.wants_back
        return found

    @property
    def is_theirs(self) -> bool:
        return self.copy.author != self.couple.space.me

    @property
    def is_coached(self) -> bool:
        return self.is_deep or self.wants_back is not None

    @property
    def is_asked_for(self) -> bool:
        return receiving.is_asked_for(self.wants_back)

    @property
    def thread(self) -> list[Line]:
        return replies.thread(self.couple, self.copy, self.mine)

    @property
    def has_room(self) -> bool:
        return len(self.thread) < replies.MOST

    @property
    def mark(self) -> str:
        return replies.mark(self.couple, self.copy)

    @property
    def beginnings(self) -> tuple[Beginning, ...]:
        """How something deep may be answered."""
        is_offered = self.is_theirs and self.is_coached
        return receiving.beginnings(self.wants_back) if is_offered else ()

    @property
    def signs(self) -> list[tuple[Sign, str, bool]]:
        """Those offered for what the other gave: each with its word, and whether one has put it."""
        offered = receiving.signs(is_coached=self.is_coached) if self.is_theirs else ()
        put = {line.sign for line in self.thread if line.is_mine}
        return [(each, gettext(SIGNS[each]), each in put) for each in offered]
