"""What changed over time, gathered into days, weeks or months. Pure: dates and numbers only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from statistics import fmean
from typing import NamedTuple


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
