"""The couple's own day: one time zone for the two, wherever each of them is."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from nearer.pairing.logic.slots import HOME_SLOT
from nearer.pairing.payloads import Home
from nearer.people.time_zones import zone_or_utc
from nearer.spaces.space import OpenSpace


def at_home(space: OpenSpace) -> OpenSpace:
    """The space with the couple's own day in place of the reader's."""
    home = space.in_slot(Home, HOME_SLOT)
    if home:
        space.zone = ZoneInfo(home.payload.time_zone)
    return space


def put_home(space: OpenSpace, time_zone: str) -> None:
    """Sets the couple's day, for both."""
    space.put(Home(zone_or_utc(time_zone)), HOME_SLOT)
