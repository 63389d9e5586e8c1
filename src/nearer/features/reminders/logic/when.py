"""Schedule: an hour on some days of the week, in the person's own time zone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

WEEK = range(7)
# The hour was chosen with care for who may look over a shoulder then; a later one may not be safe.
LATEST = timedelta(hours=1)


def mask(days: Iterable[int]) -> int:
    """Days of the week (Monday is 0) as a bit mask: Monday is 1, Tuesday 2, Wednesday 4."""
    return sum(1 << day for day in set(days))


def days_of(mask: int) -> list[int]:
    """The days of the week in a mask; Monday is 0."""
    return [day for day in WEEK if mask >> day & 1]


def next_moment(hour: int, mask: int, zone: str, after: datetime) -> datetime:
    """The first such moment after `after`, in UTC.

    An hour that the clocks leave out in spring comes an hour later; one that they repeat in autumn
    comes once, the first time.
    """
    here = ZoneInfo(zone)
    today = after.astimezone(here).date()
    for ahead in range(len(WEEK) + 1):
        day = today + timedelta(days=ahead)
        moment = datetime.combine(day, time(hour), here).astimezone(UTC)
        if mask >> day.weekday() & 1 and moment > after:
            return moment
    raise ValueError(mask)


def first_on_the_wall(hour: int, mask: int, zone: str, after: datetime) -> datetime:
    """The first such hour after `after` that the clocks show, in the zone.

    For a series that takes its hour from its beginning: it must not begin on a day that leaves this
    hour out, or it would come at another one ever after.
    """
    here = ZoneInfo(zone)
    moment = next_moment(hour, mask, zone, after).astimezone(here)
    while moment.hour != hour or moment.minute:
        moment = next_moment(hour, mask, zone, moment).astimezone(here)
    return moment


def is_in_time(due: datetime, now: datetime) -> bool:
    return now - due < LATEST
