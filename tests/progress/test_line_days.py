"""What of somebody's days is in a line that they let the other see."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nearer.progress.logic.line_days import cut, first_day, kept_up
from nearer.progress.payloads import DAYS

days = st.integers(0, DAYS + 5)


@given(st.dictionaries(days, st.integers(0, 10)))
def test_twelve_weeks_up_to_today_come_out_as_they_went_in(values: dict[int, int]) -> None:
    today = date(2026, 11, 23)
    lived = {today - timedelta(days=gone): value for gone, value in values.items()}
    found = cut("circles", lived.items(), today)
    assert dict(found.answers()) == {
        day: value for day, value in lived.items() if first_day(today) <= day <= today
    }


@given(st.dictionaries(days, st.integers(0, 10)), days, st.none() | st.integers(0, 10))
def test_a_line_that_is_kept_up_is_as_one_cut_again(
    values: dict[int, int], gone: int, value: int | None
) -> None:
    today = date(2026, 11, 23)
    lived = {today - timedelta(days=each): value for each, value in values.items()}
    line, day = cut("circles", lived.items(), today), today - timedelta(days=gone)
    again = cut("circles", (lived | {day: value}).items(), today)
    is_over_and_out = gone and (gone not in values or day < first_day(today))
    assert kept_up(line, day, value, today) == (line if is_over_and_out else again)
