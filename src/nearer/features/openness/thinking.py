"""Thinking of you: a gesture of one tap, a few times a day, which nobody ever hears was seen."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from nearer.couples.couple import Couple
from nearer.features.openness.payloads import A_DAY, Thought
from nearer.registry.gifts import Gift
from nearer.spaces.entry import Entry


@dataclass(frozen=True)
class Thoughts:
    """How often one has tapped today."""

    today: int

    @property
    def may_be_more(self) -> bool:
        return self.today < A_DAY


def thoughts(couple: Couple) -> Thoughts:
    last = couple.space.in_slot(Thought, slot(couple))
    is_todays = last and last.payload.on == couple.space.today()
    return Thoughts(last.payload.times if last and is_todays else 0)


def think(couple: Couple) -> None:
    """Puts it there for the other, in place of the last one."""
    now = thoughts(couple)
    if now.may_be_more:
        couple.space.put(Thought(couple.space.today(), now.today + 1), slot(couple))


def slot(couple: Couple) -> str:
    return f"thought/{couple.space.me}"


def gift(couple: Couple, entry: Entry[Thought]) -> Gift:
    """As the other finds it among what was given."""
    line = _("A small sign from %(name)s") % {"name": couple.name}
    return Gift(capfirst(line), entry.at, entries=(entry,), template="openness/thought.html")
