"""The couple's own day: one time zone for the two, wherever each of them is."""

from __future__ import annotations

from copy import copy
from zoneinfo import ZoneInfo

from nearer.couples.logic.slots import HOME_SLOT
from nearer.couples.payloads import Home
from nearer.people.time_zones import zone_or_utc
from nearer.spaces.space import OpenSpace


def in_shared_zone(space: OpenSpace) -> OpenSpace:
    """A copy of the couple's space with the couple's own day in place of the reader's."""
    home, shared = space.in_slot(Home, HOME_SLOT), copy(space)
    if home:
        shared.zone = ZoneInfo(home.payload.time_zone)
    return shared


def put_shared_zone(space: OpenSpace, time_zone: str) -> None:
    """Sets the couple's day, for both."""
    space.put(Home(zone_or_utc(time_zone)), HOME_SLOT)
