"""Six programs read the calendar file alike: the chosen hour by the wall, over two changes of the
clocks. Those that can read it under the zone's name, and under one that only the file knows.

Looked at by hand, as they need Node: `ical.js` and `node-ical`.
"""

from __future__ import annotations

import re
import uuid
import warnings
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import takewhile
from zoneinfo import ZoneInfo

import ics
import pytest
import recurring_ical_events
import vobject
from dateutil.rrule import rrulestr
from dateutil.tz import tzical
from icalendar import Calendar

from nearer.features.reminders.logic.calendar import calendar
from nearer.features.reminders.logic.vtimezone import vtimezone
from nearer.features.reminders.logic.when import WEEK
from nearer.people.time_zones import time_zones

TAKEN = datetime(2026, 11, 30, 12, tzinfo=UTC)
UNTIL = TAKEN + timedelta(days=400)
UID = uuid.UUID(int=1)
ZONES = (
    "Europe/Berlin",
    "Europe/Dublin",
    "Africa/Cairo",
    "Asia/Jerusalem",
    "America/New_York",
    "America/Vancouver",
    "America/Santiago",
    "America/Havana",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/Nuuk",
)
Moments = list[datetime]
Reader = Callable[[str], Moments]


def until(moments: Iterable[datetime]) -> Iterator[datetime]:
    return takewhile(lambda each: each < UNTIL, moments)


def by_icalendar(file: str) -> Moments:
    """The first moment alone: this one reads, and repeats nothing."""
    (event,) = Calendar.from_ical(file).walk("VEVENT")
    return [event.start]


def by_recurring(file: str) -> Moments:
    found = recurring_ical_events.of(Calendar.from_ical(file)).between(TAKEN, UNTIL)
    return [event.start for event in found]


def by_vobject(file: str) -> Moments:
    """By the zone that stands in the file, where this one does not know it better."""
    whole = vobject.readOne(file)
    first = whole.vevent.dtstart.value.replace(tzinfo=whole.vtimezone.gettzinfo())
    return list(until(rrulestr(whole.vevent.rrule.value, dtstart=first)))


def by_ics(file: str) -> Moments:
    """The first moment alone. This one looks the zone up by its name in the machine's own data, and
    in nothing else: we take its hour, and the zone from ours."""
    (event,) = ics.Calendar(file).events
    name = re.search(r"DTSTART;TZID=([^:]+):", file)
    return [event.begin.naive.replace(tzinfo=ZoneInfo(name[1] if name else "UTC"))]


def by_dateutil(file: str) -> Moments:
    """What many programs build upon: a zone, a beginning and a rule."""
    event = file[file.index("BEGIN:VEVENT") :]
    begin = re.search(r"DTSTART;TZID=[^:]+:(\w+)", event)
    rule = re.search(r"RRULE:(.+)", event)
    assert begin
    assert rule
    zone = tzical(StringIO(file[: file.index("BEGIN:VEVENT")])).get()
    first = datetime.strptime(begin[1], "%Y%m%dT%H%M%S").replace(tzinfo=zone)
    return list(until(rrulestr(rule[1], dtstart=first)))


def wanted(zone: str, hour: int, days: tuple[int, ...]) -> Moments:
    """Every chosen hour that the wall shows, in UTC."""
    here, found = ZoneInfo(zone), []
    day = TAKEN.astimezone(here).date()
    while (moment := at(day, hour, here)) < UNTIL:
        if day.weekday() in days and moment > TAKEN and moment.astimezone(here).hour == hour:
            found.append(moment)
        day += timedelta(days=1)
    return found


def at(day: object, hour: int, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(f"{day}T{hour:02}:00").replace(tzinfo=zone).astimezone(UTC)


def made(zone: str, hour: int, days: tuple[int, ...], taken: datetime = TAKEN) -> str:
    return calendar("Coffee", hour, days, zone, taken, UID).decode().replace("\r\n ", "")


def read(reader: Reader, file: str) -> Moments:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # theirs, about themselves
        return [moment.astimezone(UTC) for moment in reader(file)]


REPEATING = (by_recurring, by_vobject, by_dateutil)
READERS = (*REPEATING, by_icalendar, by_ics)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
@pytest.mark.parametrize("zone", ZONES)
def test_every_reader_finds_the_chosen_hour(zone: str, reader: Reader) -> None:
    for hour, days in ((20, (1,)), (7, (0, 3, 6))):
        found, expected = read(reader, made(zone, hour, days)), wanted(zone, hour, days)
        assert found == (expected if reader in REPEATING else expected[:1])


@pytest.mark.parametrize("reader", [*REPEATING, by_icalendar], ids=lambda each: each.__name__)
@pytest.mark.parametrize("zone", ZONES)
def test_the_zone_of_the_file_is_enough(zone: str, reader: Reader) -> None:
    file = made(zone, 20, (1,)).replace(zone, f"Ours {zone}")
    found, expected = read(reader, file), wanted(zone, 20, (1,))
    assert found == (expected if reader in REPEATING else expected[:1])


@pytest.mark.parametrize("zone", ZONES)
def test_taken_at_any_time_of_the_year(zone: str) -> None:
    for month in range(1, 13):
        taken = datetime(2027, month, 27, 12, tzinfo=UTC)
        [first] = read(by_icalendar, made(zone, 20, tuple(WEEK), taken))
        assert first.astimezone(ZoneInfo(zone)).hour == 20
        assert timedelta() < first - taken <= timedelta(days=1)


def test_every_zone_of_the_world_is_told_by_rules_or_dates() -> None:
    """In each, the file's zone has the same offset as ours at noon of each day for two years."""
    wrong = []
    for _region, zones in time_zones():
        for zone, _name in zones[::7]:
            whole = vtimezone(ZoneInfo(zone), TAKEN).to_ical().decode()
            told = tzical(StringIO(whole.replace("\r\n ", ""))).get()
            for day in range(1, 730):
                noon = (TAKEN + timedelta(days=day)).replace(tzinfo=None)
                ours = noon.replace(tzinfo=ZoneInfo(zone)).utcoffset()
                if noon.replace(tzinfo=told).utcoffset() != ours:
                    wrong.append((zone, noon))
    assert wrong == []


@pytest.mark.parametrize(
    ("zone", "hour", "day", "taken"),
    [
        ("Europe/Berlin", 2, 6, datetime(2027, 3, 22, 12, tzinfo=UTC)),
        ("Africa/Cairo", 0, 4, datetime(2027, 4, 27, 12, tzinfo=UTC)),
        ("America/Havana", 0, 6, datetime(2027, 3, 8, 12, tzinfo=UTC)),
        ("Australia/Lord_Howe", 2, 6, datetime(2027, 9, 27, 12, tzinfo=UTC)),
    ],
)
def test_a_series_does_not_begin_where_its_hour_is_left_out(
    zone: str, hour: int, day: int, taken: datetime
) -> None:
    (event,) = Calendar.from_ical(made(zone, hour, (day,), taken)).walk("VEVENT")
    assert (event.start.hour, event.start.minute, event.start.weekday()) == (hour, 0, day)
    assert event.start.astimezone(UTC).astimezone(ZoneInfo(zone)).hour == hour
