"""When a reminder comes: by the wall clock, also when the clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from nearer.features.reminders.logic.when import WEEK, days_of, is_in_time, mask, next_moment

ALL = mask(WEEK)
BERLIN = "Europe/Berlin"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("hour", "days", "zone", "after", "due"),
    [
        # Monday evening, and Tuesday's on Tuesday.
        (20, [0], BERLIN, "2026-11-23 18:59", "2026-11-23 19:00"),
        (20, [0], BERLIN, "2026-11-23 19:00", "2026-11-30 19:00"),
        (20, [1], BERLIN, "2026-11-23 18:59", "2026-11-24 19:00"),
        # The day is the person's, not Greenwich's.
        (1, [2], "Asia/Tokyo", "2026-11-24 12:00", "2026-11-24 16:00"),
        # Summer and winter have the same hour on the wall.
        (20, WEEK, BERLIN, "2026-03-28 19:30", "2026-03-29 18:00"),
        (20, WEEK, BERLIN, "2026-10-24 18:30", "2026-10-25 19:00"),
        # An hour that is left out comes an hour later, and one that comes twice is used once.
        (2, WEEK, BERLIN, "2026-03-28 12:00", "2026-03-29 01:00"),
        (2, WEEK, BERLIN, "2026-10-24 12:00", "2026-10-25 00:00"),
        (2, WEEK, BERLIN, "2026-10-25 00:00", "2026-10-26 01:00"),
        # Half an hour of daylight saving, and midnight left out.
        (2, WEEK, "Australia/Lord_Howe", "2026-10-03 12:00", "2026-10-03 15:30"),
        (0, [6], "America/Havana", "2026-03-07 12:00", "2026-03-08 05:00"),
    ],
)
def test_the_next_moment_is_the_first_chosen_hour_after_now(
    hour: int, days: list[int], zone: str, after: str, due: str
) -> None:
    assert next_moment(hour, mask(days), zone, at(after)) == at(due)


@given(
    hour=some.integers(0, 23),
    days=some.sets(some.sampled_from(WEEK), min_size=1),
    zone=some.sampled_from([BERLIN, "UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"]),
    after=some.datetimes(datetime(2024, 1, 1), datetime(2034, 1, 1), timezones=some.just(UTC)),  # noqa: DTZ001
)
def test_the_next_moment_is_ahead_on_a_chosen_day_and_leaves_none_out(
    hour: int, days: set[int], zone: str, after: datetime
) -> None:
    due = next_moment(hour, mask(days), zone, after)
    assert after < due <= after + timedelta(days=7, hours=2)
    wall = due.astimezone(ZoneInfo(zone))
    assert wall.weekday() in days
    assert wall.hour in (hour, hour + 1)


@given(some.sets(some.sampled_from(WEEK)))
def test_days_survive_their_mask(days: set[int]) -> None:
    assert days_of(mask(days)) == sorted(days)


def test_an_hour_late_is_too_late() -> None:
    due = at("2026-11-23 19:00")
    assert is_in_time(due, due + timedelta(minutes=59))
    assert not is_in_time(due, due + timedelta(hours=1))


def test_no_day_is_no_moment() -> None:
    with pytest.raises(ValueError, match="0"):
        next_moment(20, 0, BERLIN, at("2026-11-23 19:00"))
