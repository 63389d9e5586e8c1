"""The calendar file: right in every zone, and silent about where it comes from."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar

from nearer.features.reminders.logic.calendar import calendar

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def made(title: str = "Coffee", days: tuple[int, ...] = (0, 3)) -> bytes:
    return calendar(title, 20, days, "Europe/Berlin", NOW)


def test_the_event_comes_every_week_on_the_chosen_days() -> None:
    (event,) = Calendar.from_ical(made()).walk("VEVENT")
    assert event["SUMMARY"] == "Coffee"
    assert event.start == datetime(2026, 11, 23, 20, tzinfo=ZoneInfo("Europe/Berlin"))
    assert event.end - event.start == timedelta(minutes=15)
    assert event["RRULE"] == {"FREQ": ["WEEKLY"], "BYDAY": ["MO", "TH"]}
    assert (event["CLASS"], event["TRANSP"]) == ("PRIVATE", "TRANSPARENT")
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(0)


def test_the_file_brings_its_time_zone_along() -> None:
    (zone,) = Calendar.from_ical(made()).walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Berlin"


def test_nothing_in_it_says_where_it_comes_from() -> None:
    file = made().decode().lower()
    for word in ("nearer", "icalendar", "http", "url", "organizer", "localhost"):
        assert word not in file


def test_a_title_cannot_add_lines() -> None:
    (event,) = Calendar.from_ical(made("Tea; two,\r\nDESCRIPTION:x")).walk("VEVENT")
    assert "DESCRIPTION" not in event
    assert "Tea; two," in event["SUMMARY"]


def test_two_files_are_two_events() -> None:
    uids = {str(Calendar.from_ical(made()).walk("VEVENT")[0]["UID"]) for _ in range(2)}
    assert len(uids) == 2
