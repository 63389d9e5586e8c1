"""iCalendar file (RFC 5545): an hour on some days of every week, under a plain title."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from nearer.features.reminders.logic.vtimezone import DAYS, vtimezone
from nearer.features.reminders.logic.when import first_on_the_wall, mask

# The format requires a PRODID; this one does not name Nearer.
NOBODY = "-//calendar//EN"
LONG = timedelta(minutes=15)


def calendar(
    title: str, hour: int, days: Sequence[int], zone: str, now: datetime, uid: uuid.UUID
) -> bytes:
    """The file's bytes. Begins with the next such moment, marks nobody as busy, alarms once.

    `uid`: taken again under the same one, the newer event takes the place of the older.
    """
    begins = first_on_the_wall(hour, mask(days), zone, now)
    event = Event.new(
        summary=title,
        start=begins,
        end=begins + LONG,
        stamp=now,
        last_modified=now,
        sequence=int(now.timestamp()) // 60,
        uid=str(uid),
    )
    event.add("rrule", {"freq": "weekly", "byday": [DAYS[day] for day in days]})
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add_component(_bell(title))
    whole = Calendar()
    whole.add("prodid", NOBODY)
    whole.add("version", "2.0")
    if zone != "UTC":
        whole.add_component(vtimezone(ZoneInfo(zone), now))
    whole.add_component(event)
    return bytes(whole.to_ical())


def _bell(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(0))
    return alarm
