"""iCalendar file (RFC 5545): an hour on some days of every week, under a plain title."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from nearer.features.reminders.logic.when import mask, next_moment

# The format requires a PRODID; this one does not name Nearer.
NOBODY = "-//calendar//EN"
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONG = timedelta(minutes=15)


def calendar(title: str, hour: int, days: Sequence[int], zone: str, now: datetime) -> bytes:
    """The file's bytes. Begins with the next such moment, marks nobody as busy, alarms once."""
    begins = next_moment(hour, mask(days), zone, now).astimezone(ZoneInfo(zone))
    event = Event.new(
        summary=title,
        start=begins,
        end=begins + LONG,
        stamp=now,
        uid=str(uuid.uuid4()),
    )
    event.add("rrule", {"freq": "weekly", "byday": [DAYS[day] for day in days]})
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add_component(_bell(title))
    whole = Calendar()
    whole.add("prodid", NOBODY)
    whole.add("version", "2.0")
    whole.add_component(event)
    whole.add_missing_timezones()
    return bytes(whole.to_ical())


def _bell(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(0))
    return alarm
