"""Looking back on one's own days: what was said, how often, within which range.

There is no streak in here, and a day without a check-in is a quiet day, never a missed one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from statistics import quantiles
from typing import Literal, TypeVar

from nearer.features.feelings.logic.change import Change, change
from nearer.features.feelings.payloads import CheckIn, State
from nearer.ui import series

History = Sequence[tuple[date, CheckIn]]
Values = Sequence[tuple[date, int]]
Measure = Literal["circles", "closeness"]
Grain = Literal["day", "week", "month"]
T = TypeVar("T")

ENOUGH_FOR_A_RANGE = 7
LONGEST_BY_DAY = timedelta(days=92)
LONGEST_BY_WEEK = timedelta(days=2 * 366)


@dataclass(frozen=True)
class Range:
    """The middle half of the days lies between `low` and `high`."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True)
class Summary:
    written: int
    states: dict[State, int]
    words: tuple[str, ...]
    usual: Range | None
    change: Change | None


def summary(history: History, first: date, last: date) -> Summary:
    """What one's own days from `first` to `last` say. `change` may look at the days before."""
    within = [checkin for day, checkin in history if first <= day <= last]
    values = closeness(history)
    chosen = Counter(word for checkin in within for word in checkin.words)
    return Summary(
        written=len(within),
        states=dict(Counter(checkin.state for checkin in within)),
        words=tuple(word for word, _ in chosen.most_common(3)),
        usual=usual_range([value for day, value in values if first <= day <= last]),
        change=change(values, last),
    )


def measure(history: History) -> Measure:
    """Circles or the line "felt close", whichever is there more often: one history never mixes
    the two, for a step between them would look like a change between the people."""
    circles = sum(checkin.circles is not None for _, checkin in history)
    lines = sum(checkin.closeness is not None for _, checkin in history)
    return "closeness" if lines > circles else "circles"


def closeness(history: History) -> Values:
    """The days on which closeness was given, oldest first."""
    name = measure(history)
    found = [(day, getattr(checkin, name)) for day, checkin in history]
    return sorted((day, value) for day, value in found if value is not None)


def usual_range(values: Sequence[float]) -> Range | None:
    """Median and quartiles, or nothing while there are too few days to call anything usual."""
    if len(values) < ENOUGH_FOR_A_RANGE:
        return None
    return Range(*quantiles(values, n=4, method="inclusive"))


def by_month(
    items: Iterable[tuple[date, T]],
) -> Iterator[tuple[date, tuple[tuple[date, T], ...]]]:
    """The first of each month with its days, newest first."""
    newest_first = sorted(items, key=lambda item: item[0], reverse=True)
    for month, days in groupby(newest_first, key=lambda item: item[0].replace(day=1)):
        yield month, tuple(days)


def grain(first: date, last: date) -> Grain:
    """How much one spot of the chart stands for, so that a telephone can draw any range."""
    if last - first <= LONGEST_BY_DAY:
        return "day"
    return "week" if last - first <= LONGEST_BY_WEEK else "month"


def spots(values: Values, first: date, last: date) -> list[series.Point]:
    """The spots of the chart for a range, each a day, a week or a month."""
    gathered = {"day": series.by_day, "week": series.by_week, "month": series.by_month}
    return gathered[grain(first, last)](item for item in values if first <= item[0] <= last)
