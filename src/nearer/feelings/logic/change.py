"""The last two weeks against one's own twelve weeks before.

The question is only whether the difference is larger than these days vary anyway. Days next to
each other are alike, so fourteen of them say less than fourteen strangers would: the interval is
widened by the likeness found between neighbouring days. On days without any true change about one
look in twenty would still claim one; tests/feelings/test_change.py counts them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from statistics import fmean
from typing import Literal

Values = Sequence[tuple[date, int]]
Direction = Literal["same", "a-little-closer", "closer", "a-little-further", "further"]

RECENT = timedelta(days=14)
BEFORE = timedelta(days=84)
ENOUGH_RECENT = 6
ENOUGH_BEFORE = 14
WIDTH = 2.2  # standard errors each way: about 95 in 100 with so few days
WORTH_SAYING = 0.5  # steps of ten; less is true for nobody's evening
MUCH = 1.5
LEAST_SPREAD = 0.6  # whole steps hide what is smaller, so days are never taken for all alike
MOST_ALIKE = 0.8


@dataclass(frozen=True)
class Change:
    """`low` and `high` bound the difference in steps of ten, with its honest uncertainty."""

    direction: Direction
    low: float
    high: float
    recent: int
    before: int


def change(values: Values, last: date) -> Change | None:
    """Nothing is said before there are enough days on both sides."""
    recent = [item for item in values if last - RECENT < item[0] <= last]
    before = [item for item in values if last - RECENT - BEFORE < item[0] <= last - RECENT]
    if len(recent) < ENOUGH_RECENT or len(before) < ENOUGH_BEFORE:
        return None
    difference = _mean(recent) - _mean(before)
    reach = WIDTH * _error(recent, before)
    low, high = round(difference - reach, 1), round(difference + reach, 1)
    return Change(_direction(difference, reach), low, high, len(recent), len(before))


def _direction(difference: float, reach: float) -> Direction:
    if abs(difference) <= max(reach, WORTH_SAYING):
        return "same"
    if difference > 0:
        return "closer" if difference >= MUCH else "a-little-closer"
    return "further" if difference <= -MUCH else "a-little-further"


def _mean(values: Values) -> float:
    return fmean(value for _, value in values)


def _error(recent: Values, before: Values) -> float:
    """The standard error of the difference, with days that resemble their neighbours."""
    centred = [*_centred(recent), *_centred(before)]
    spread = sum(value * value for _, value in centred) / (len(centred) - 2)
    alike = likeness(centred)
    counts = (1 / len(recent) + 1 / len(before)) * (1 + alike) / (1 - alike)
    return max(sqrt(spread), LEAST_SPREAD) * sqrt(counts)


def _centred(values: Values) -> list[tuple[date, float]]:
    middle = _mean(values)
    return [(day, value - middle) for day, value in values]


def likeness(centred: Sequence[tuple[date, float]]) -> float:
    """How alike neighbouring days are: correlation at one day's distance, 0 to MOST_ALIKE."""
    found = dict(centred)
    tomorrow = timedelta(days=1)
    pairs = [(found[day], found[day + tomorrow]) for day in found if day + tomorrow in found]
    spread = sum(value * value for value in found.values()) / len(found)
    if len(pairs) < ENOUGH_RECENT or not spread:
        return MOST_ALIKE / 2  # too few neighbours to tell: take what is common in diaries
    alike = fmean(one * other for one, other in pairs) / spread
    # Short stretches make neighbours look less alike than they are (Kendall's correction).
    return min(MOST_ALIKE, max(0.0, alike + (1 + 3 * alike) / len(pairs)))
