"""Every kind of writing there is, for whoever takes all of it away or brings it back.

A new payload is added here, or named in `LEFT_OUT` with its reason; tests/export compares both
with the house.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from nearer.checkups.payloads import SafetyAnswers
from nearer.feelings.logic.slots import check_in_slot
from nearer.feelings.payloads import CheckIn, FirstWords, SharedCheckIn
from nearer.ours.payloads import ReleasedLine
from nearer.pairing.payloads import Calling, Pausing, Wishes
from nearer.spaces.payload import Payload


def no_slot(_day: date) -> str:
    """There may be any number of them."""
    return ""


@dataclass(frozen=True)
class Kind:
    """A payload, the slot of a day's one entry ("" where there may be many), and whether a copy
    brings it back: what two have agreed on does not come back from a file of one of them.

    `mine_alone`: the other's are shown on a page for as long as they like, and not put into a file.
    """

    cls: type[Payload]
    slot: Callable[[date], str] = no_slot
    comes_back: bool = True
    mine_alone: bool = False


KINDS = {
    kind.cls.kind: kind
    for kind in (
        Kind(CheckIn, slot=check_in_slot),
        Kind(FirstWords),
        Kind(Wishes, comes_back=False),
        Kind(Calling, comes_back=False),
        Kind(Pausing, comes_back=False),
        Kind(SharedCheckIn, comes_back=False),
        Kind(ReleasedLine, comes_back=False, mine_alone=True),
    )
}
# A file lies about. What somebody has said of their own safety stays where only they can look.
LEFT_OUT = {SafetyAnswers.kind}
