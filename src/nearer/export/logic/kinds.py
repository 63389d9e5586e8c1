"""Every kind of writing there is, for whoever takes all of it away or brings it back.

A new payload is added here; tests/export compares this list with the house.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from nearer.feelings.logic.slots import check_in_slot
from nearer.feelings.payloads import CheckIn, FirstWords
from nearer.spaces.payload import Payload


def no_slot(_day: date) -> str:
    """There may be any number of them."""
    return ""


@dataclass(frozen=True)
class Kind:
    """A payload, and the slot of a day's one entry ("" where there may be many)."""

    cls: type[Payload]
    slot: Callable[[date], str] = no_slot


KINDS = {kind.cls.kind: kind for kind in (Kind(CheckIn, slot=check_in_slot), Kind(FirstWords))}
