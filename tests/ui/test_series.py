from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.ui.series import Answer, Point, Range, by_day, by_month, by_week, grain, usual_range

answers = st.lists(
    st.tuples(
        st.dates(date(2015, 1, 1), date(2026, 12, 31)), st.none() | st.integers(0, 10).map(float)
    ),
    max_size=60,
)


def test_a_week_is_its_mean_lowest_and_highest() -> None:
    monday = date(2025, 11, 17)
    week = [
        (monday + timedelta(days=gone), value) for gone, value in ((0, 4.0), (2, 5.0), (6, 9.0))
    ]
    assert by_week(week) == [Point(monday, 6.0, 4.0, 9.0)]


def test_a_week_without_an_answer_is_a_gap() -> None:
    found = by_week(
        [(date(2025, 11, 3), 4.0), (date(2025, 11, 12), None), (date(2025, 11, 17), 6.0)]
    )
    assert [point.value for point in found] == [4.0, None, 6.0]


def test_months_follow_each_other_over_the_year() -> None:
    found = by_month([(date(2024, 11, 30), 1.0), (date(2025, 2, 1), 3.0)])
    assert [point.day for point in found] == [
        date(2024, 11, 1),
        date(2024, 12, 1),
        date(2025, 1, 1),
        date(2025, 2, 1),
    ]


def test_no_answers_give_no_points() -> None:
    assert by_day([]) == by_week([(date(2025, 1, 1), None)]) == by_month([]) == []


@given(answers)
def test_no_answer_is_lost_and_none_is_made_up(answers: list[Answer]) -> None:
    values = [value for _day, value in answers if value is not None]
    for gather in (by_day, by_week, by_month):
        points = gather(answers)
        assert [point.day for point in points] == sorted({point.day for point in points})
        lows = [point.low for point in points if point.low is not None]
        highs = [point.high for point in points if point.high is not None]
        assert min(lows, default=None) == min(values, default=None)
        assert max(highs, default=None) == max(values, default=None)


@given(answers)
def test_the_mean_lies_between(answers: list[Answer]) -> None:
    for point in by_week(answers):
        if point.value is not None and point.low is not None and point.high is not None:
            assert point.low <= point.value <= point.high


@given(answers)
def test_both_ends_of_a_series_carry_an_answer(answers: list[Answer]) -> None:
    points = by_day(answers)
    assert not points or None not in (points[0].value, points[-1].value)


def test_nothing_is_usual_within_the_first_days() -> None:
    assert usual_range([5] * 6) is None
    assert usual_range([1, 2, 3, 4, 5, 6, 7]) == Range(2, 4, 6)


@given(st.lists(st.integers(0, 10), min_size=7, max_size=90))
def test_the_range_is_true_of_the_days_themselves(values: list[int]) -> None:
    """At least half of them lie in it, no more than a quarter on either side, all as given."""
    found = usual_range(values)
    assert found is not None
    assert {found.low, found.high} <= set(values)
    assert sum(found.low <= value <= found.high for value in values) * 2 >= len(values)
    assert sum(value < found.low for value in values) * 4 <= len(values)
    assert sum(value > found.high for value in values) * 4 <= len(values)


@pytest.mark.parametrize(
    ("days", "size"), [(0, "day"), (92, "day"), (93, "week"), (732, "week"), (733, "month")]
)
def test_the_grain_follows_the_range(days: int, size: str) -> None:
    assert grain(date(2026, 1, 1), date(2026, 1, 1) + timedelta(days=days)) == size
