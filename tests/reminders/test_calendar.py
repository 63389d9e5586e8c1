"""The calendar file: right in every zone, and silent about where it comes from."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar

from nearer.features.reminders.choosing import calendar_id
from nearer.features.reminders.logic.calendar import calendar
from tests.cast import Friend

UID = UUID(int=7)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def made(title: str = "Coffee", days: tuple[int, ...] = (0, 3)) -> bytes:
    return calendar(title, 20, days, "Europe/Berlin", NOW, UID)


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


def test_the_same_id_again_is_a_newer_text_of_one_event() -> None:
    later = NOW + timedelta(hours=1)
    files = made(), calendar("Tea", 8, (1,), "Europe/Berlin", later, UID)
    first, second = (Calendar.from_ical(file).walk("VEVENT")[0] for file in files)
    assert first["UID"] == second["UID"]
    assert second["SEQUENCE"] > first["SEQUENCE"]
    assert second["LAST-MODIFIED"].dt > first["LAST-MODIFIED"].dt


def test_the_id_follows_from_the_person(ann: Friend, ben: Friend) -> None:
    assert calendar_id(ann.keyring) == calendar_id(ann.sign_in())
    assert calendar_id(ann.keyring) != calendar_id(ben.keyring)


def test_there_are_no_lists_of_dates() -> None:
    file = made().decode()
    assert "RDATE" not in file
    assert file.count("RRULE") == 3
    assert "DTSTART:20261025T030000" in file  # in the offset that was valid until then
    assert "DTSTART:20270328T020000" in file
