"""A time zone as a calendar file tells it (VTIMEZONE, RFC 5545 3.6.5): by rules, from now on.

Many readers take the first date of a list alone, and some nothing but `DTSTART`, `RRULE` and the
two offsets (Microsoft's MS-STANOICAL 2.2.47). So each change of the clocks is a yearly rule, found
in the changes of the coming years, and begins in the offset that was valid until then. Only what
follows no such rule is told date by date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
A_DAY, A_SECOND = timedelta(days=1), timedelta(seconds=1)
# Whether a day is the fourth of its month or the last shows within six years; 28 repeat for ever.
AHEAD, BEFORE, BY_DATE = timedelta(days=28 * 366), timedelta(days=400), timedelta(days=5 * 366)
ALWAYS = datetime(1970, 1, 1)  # noqa: DTZ001  (by the wall, as the format wants it)

Rule = dict[str, Any]


class Change(NamedTuple):
    """The clocks are put from one offset to another. `wall`: when, as they showed until then."""

    moment: datetime
    wall: datetime
    before: timedelta
    after: timedelta
    name: str


def vtimezone(zone: ZoneInfo, now: datetime) -> Timezone:
    """The zone for whatever happens after `now`."""
    whole = Timezone()
    whole.add("tzid", zone.key)
    found = list(changes(zone, now))
    if not found or found[0].moment > now:
        offset = _offset(zone, now)
        name = now.astimezone(zone).tzname() or zone.key
        whole.add_component(_part(Change(now, ALWAYS, offset, offset, name), None))
    kinds = defaultdict(list)
    for change in found:
        kinds[change.before, change.after].append(change)
    for alike in kinds.values():
        for part in _parts(alike, now):
            whole.add_component(part)
    return whole


def changes(zone: ZoneInfo, now: datetime) -> Iterator[Change]:
    """The last change before `now`, if it was not long ago, and those after it."""
    day, last = now - BEFORE, None
    while day < now + AHEAD:
        if _offset(zone, day) != _offset(zone, day + A_DAY):
            change = _within(zone, day, day + A_DAY)
            if change.moment > now:
                if last:
                    yield last
                    last = None
                yield change
            else:
                last = change
        day += A_DAY
    if last:
        yield last


def _within(zone: ZoneInfo, early: datetime, late: datetime) -> Change:
    """The change between two moments that have different offsets."""
    before, after = _offset(zone, early), _offset(zone, late)
    while late - early > A_SECOND:
        middle = early + (late - early) // 2
        early, late = (middle, late) if _offset(zone, middle) == before else (early, middle)
    moment = late.replace(microsecond=0)
    wall = (moment + before).replace(tzinfo=None)
    return Change(moment, wall, before, after, moment.astimezone(zone).tzname() or zone.key)


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _parts(alike: Sequence[Change], now: datetime) -> Iterator[Any]:
    """Changes from one offset to the same other: a rule, or the first apart, or date by date."""
    for apart in (0, 1):
        rest = alike[apart:]
        if len(rest) > 1 and (told := yearly(rest)):
            yield from (_part(each, None) for each in alike[:apart])
            yield _part(*told)
            return
    yield from (_part(each, None) for each in alike if each.moment < now + BY_DATE)


def yearly(alike: Sequence[Change]) -> tuple[Change, Rule] | None:
    """The first change and the rule that all of them follow, year by year, if they do.

    Midnight is also tried as the end of the day before: the last Thursday of October can be the
    31st.
    """
    first = alike[0].wall
    years = [change.wall.year for change in alike]
    if years != list(range(first.year, first.year + len(years))):
        return None
    earlier = [each._replace(wall=each.wall - A_SECOND) for each in alike]
    for told, find in ((alike, _by_count), (earlier, _by_count), (alike, _by_days)):
        walls = [each.wall for each in told]
        if _are_alike(walls) and (rule := find(walls)):
            return told[0], {"freq": "yearly", "bymonth": walls[0].month, **rule}
    return None


def _are_alike(walls: Sequence[datetime]) -> bool:
    return len({(wall.month, wall.weekday(), wall.time()) for wall in walls}) == 1


def _by_count(walls: Sequence[datetime]) -> Rule | None:
    """The first to fourth such day of the month, or the last."""
    day = DAYS[walls[0].weekday()]
    ways: tuple[tuple[int, Callable[[datetime], bool]], ...] = (
        *((n, lambda wall, n=n: (wall.day + 6) // 7 == n) for n in (1, 2, 3, 4)),
        (-1, lambda wall: (wall + 7 * A_DAY).month != wall.month),
    )
    count = next((n for n, fits in ways if all(fits(wall) for wall in walls)), None)
    return {"byday": f"{count}{day}"} if count else None


def _by_days(walls: Sequence[datetime]) -> Rule | None:
    """Such a day within one week of the month: the Friday from the 23rd to the 29th."""
    days = {wall.day for wall in walls}
    first, last = min(days), max(days)
    if last - first != len(DAYS) - 1:
        return None
    return {"byday": DAYS[walls[0].weekday()], "bymonthday": list(range(first, last + 1))}


def _part(change: Change, rule: Rule | None) -> Any:
    part = TimezoneDaylight() if change.after > change.before else TimezoneStandard()
    part.add("dtstart", change.wall)
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after)
    part.add("tzname", change.name)
    if rule:
        part.add("rrule", rule)
    return part
