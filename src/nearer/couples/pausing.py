"""A pause of one's own. It rests in the private space: nobody else can find it."""

from __future__ import annotations

from datetime import date

from nearer.couples.logic.slots import PAUSING_SLOT
from nearer.couples.payloads import Pausing
from nearer.spaces.space import OpenSpace


def pause(space: OpenSpace, until: date | None) -> None:
    space.put(Pausing(until), PAUSING_SLOT)


def resume(space: OpenSpace) -> None:
    if found := space.in_slot(Pausing, PAUSING_SLOT):
        found.erase()


def pausing(space: OpenSpace) -> Pausing | None:
    """The pause that holds today, in one's private space. Features ask before they share."""
    found = space.in_slot(Pausing, PAUSING_SLOT)
    if found is None or (found.payload.until and found.payload.until <= space.today()):
        return None
    return found.payload
