"""Every kind of writing there is, for whoever takes all of it away or brings it back.

A new payload is added here, or named in `LEFT_OUT` with its reason; tests/export compares both
with the house.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from nearer.features.checkups.payloads import SafetyAnswers
from nearer.features.feelings.logic.slots import check_in_slot
from nearer.features.feelings.payloads import CheckIn, FirstWords, SharedCheckIn
from nearer.features.openness.payloads import Note, Thanks
from nearer.features.talks.logic.slots import TELLING_SLOT, answer_slot, skipped_slot
from nearer.features.talks.logic.turn import readable
from nearer.features.talks.payloads import Answer, Reply, Revealed, Skipped, Telling, Waiting
from nearer.ours.payloads import ReleasedLine
from nearer.pairing.payloads import Calling, Home, LettingIn, Pausing, Wishes
from nearer.spaces.payload import Payload

Entries = Sequence[Any]


def no_slot(_said: Any, _day: date) -> str:
    """There may be any number of them."""
    return ""


def everybodys(_me: UUID, entries: Entries) -> Entries:
    return entries


def mine_alone(me: UUID, entries: Entries) -> Entries:
    """The other's show on no page, or only for as long as they like: they are in no file."""
    return [entry for entry in entries if entry.author == me]


def as_it_is(said: Payload) -> Payload:
    return said


def uncounted(said: Reply) -> Payload:
    """How often the other had shared anew what one replied to would tell when they were here."""
    return replace(said, revision=1)


@dataclass(frozen=True)
class Kind:
    """A payload, the slot of an entry that is the only one of its day ("" where there may be many),
    whether a copy brings it back, whose of it somebody may take along, and as what.

    What is in the couple's space does not come back from a file of one of them.
    """

    cls: type[Payload]
    slot: Callable[[Any, date], str] = no_slot
    comes_back: bool = True
    whose: Callable[[UUID, Entries], Iterable[Any]] = everybodys
    taken: Callable[[Any], Payload] = as_it_is


KINDS = {
    kind.cls.kind: kind
    for kind in (
        Kind(CheckIn, slot=lambda _, day: check_in_slot(day)),
        Kind(FirstWords),
        Kind(Answer, slot=lambda said, day: answer_slot(said.question, day)),
        Kind(Skipped, slot=lambda said, day: skipped_slot(said.question, day)),
        Kind(Telling, slot=lambda _, __: TELLING_SLOT),
        Kind(Pausing, comes_back=False),
        Kind(Wishes, comes_back=False, whose=mine_alone),
        Kind(Calling, comes_back=False),
        Kind(Home, comes_back=False),
        Kind(SharedCheckIn, comes_back=False),
        Kind(ReleasedLine, comes_back=False, whose=mine_alone),
        Kind(Revealed, comes_back=False, whose=readable),
        Kind(Waiting, comes_back=False),
        Kind(Reply, comes_back=False, taken=uncounted),
        Kind(Thanks, comes_back=False),
        Kind(Note, comes_back=False),
    )
}
# A file lies about. What somebody has said of their own safety stays where only they can look, and
# keys on their way to somebody who lost theirs open everything.
LEFT_OUT = {SafetyAnswers.kind, LettingIn.kind}
