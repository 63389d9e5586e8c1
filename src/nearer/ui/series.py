"""Time series: answers aggregated by day, week or month. Pure: dates and numbers only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from statistics import fmean, median
from typing import Literal, NamedTuple

Grain = Literal["day", "week", "month"]
ENOUGH_FOR_A_RANGE = 7
LONGEST_BY_DAY = timedelta(days=92)
LONGEST_BY_WEEK = timedelta(days=2 * 366)


class Point(NamedTuple):
    """One mark on a chart. `value` None leaves a gap; `low` and `high` draw a band."""

    day: date
    value: float | None
    low: float | None = None
    high: float | None = None


Answer = tuple[date, float | None]


def by_day(answers: Iterable[Answer]) -> list[Point]:
    """Every day from the first to the last, days without an answer as gaps."""
    return _gathered(answers, lambda day: day, lambda day: day + timedelta(days=1))


def by_week(answers: Iterable[Answer]) -> list[Point]:
    """Every week (from Monday): mean, lowest and highest; weeks without an answer as gaps."""
    return _gathered(
        answers,
        lambda day: day - timedelta(days=day.weekday()),
        lambda day: day + timedelta(days=7),
    )


def by_month(answers: Iterable[Answer]) -> list[Point]:
    """Every month, as `by_week`."""
    return _gathered(
        answers,
        lambda day: day.replace(day=1),
        lambda day: (day + timedelta(days=31)).replace(day=1),
    )


def _gathered(
    answers: Iterable[Answer], start: Callable[[date], date], onward: Callable[[date], date]
) -> list[Point]:
    found: dict[date, list[float]] = defaultdict(list)
    for day, value in answers:
        if value is not None:
            found[start(day)].append(value)
    if not found:
        return []
    points, day, last = [], min(found), max(found)
    while day <= last:
        values = found.get(day)
        points.append(
            Point(day, fmean(values), min(values), max(values)) if values else Point(day, None)
        )
        day = onward(day)
    return points


class Range(NamedTuple):
    """What is left of the days without the lowest and the highest quarter reaches from `low` to
    `high`. Both were given on some day, so that no number stands there that nobody chose."""

    low: float
    middle: float
    high: float


def usual_range(values: Sequence[float]) -> Range | None:
    """The middle half, or None while there are too few days to call anything usual."""
    if len(values) < ENOUGH_FOR_A_RANGE:
        return None
    quarter = len(values) // 4
    half = sorted(values)[quarter : len(values) - quarter]
    return Range(half[0], median(half), half[-1])


def grain(first: date, last: date) -> Grain:
    """What one point of the chart stands for, so that a phone can show any range."""
    if last - first <= LONGEST_BY_DAY:
        return "day"
    return "week" if last - first <= LONGEST_BY_WEEK else "month"


def plain(value: float) -> str:
    """At most one decimal: 6 instead of 6.0."""
    return f"{value:.1f}".removesuffix(".0")
