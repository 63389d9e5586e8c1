"""The last two weeks against one's own twelve weeks before.

The question is only whether the difference is larger than these days vary anyway. Days next to each
other are alike (autocorrelation), so fourteen of them say less than fourteen independent ones: the
interval is widened by that likeness. Both the spread and the likeness are taken from the steps
between near days and not from the distance to the average, so that somebody who slowly went away
and came back does not read that their days simply vary. On days without any true change about one
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
WORTH_SAYING = 0.5  # on the 0-10 scale; a smaller difference is not noticeable
MUCH = 1.5
LEAST_SPREAD = 0.6  # whole steps hide a smaller spread, so it is never taken for less
USUAL_LIKENESS = 0.5  # the prior, until the person's own days outweigh it
ITS_WEIGHT = 25  # of the prior, in pairs of days
MOST_LIKENESS = 0.8
ENOUGH_PAIRS = 6
ROUNDING = 1 / 6  # what rounding adds to a square step between two days (Sheppard)


@dataclass(frozen=True)
class Change:
    """`low` and `high` are the bounds of the difference (about 95 %), on the 0-10 scale."""

    direction: Direction
    low: float
    high: float
    recent: int
    before: int


def change(values: Values, last: date) -> Change | None:
    """The difference up to `last`, or None with too few days on either side."""
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
    """The standard error of the difference, allowing for the likeness of neighbouring days."""
    spread, likeness = variation(recent, before)
    counts = 1 / len(recent) + 1 / len(before)
    return max(spread, LEAST_SPREAD) * sqrt(counts * (1 + likeness) / (1 - likeness))


def variation(*stretches: Values) -> tuple[float, float]:
    """The spread of days around a slow trend (standard deviation), and the likeness of neighbours
    (autocorrelation, 0 to 1).

    With spread s and likeness r, the mean square step over one day is 2 s² (1 - r), over two days
    2 s² (1 - r²): their ratio gives r, the first then s.
    """
    ones, twos = _square_steps(stretches, 1), _square_steps(stretches, 2)
    if min(len(ones), len(twos)) < ENOUGH_PAIRS or fmean(ones) <= ROUNDING:
        return _plain_spread(stretches), USUAL_LIKENESS
    one, two = fmean(ones) - ROUNDING, fmean(twos) - ROUNDING
    pairs = len(twos)
    likeness = ((two / one - 1) * pairs + USUAL_LIKENESS * ITS_WEIGHT) / (pairs + ITS_WEIGHT)
    likeness = min(MOST_LIKENESS, max(0.0, likeness))
    return sqrt(one / 2 / (1 - likeness)), likeness


def _square_steps(stretches: Sequence[Values], days: int) -> list[int]:
    steps = []
    for stretch in stretches:
        found = dict(stretch)
        ahead = timedelta(days=days)
        steps += [(found[day + ahead] - found[day]) ** 2 for day in found if day + ahead in found]
    return steps


def _plain_spread(stretches: Sequence[Values]) -> float:
    """The spread around the averages: for somebody who seldom writes on two days in a row."""
    squares = [(value - _mean(each)) ** 2 for each in stretches for _, value in each]
    return sqrt(sum(squares) / (len(squares) - len(stretches)))
