"""Two weeks against one's own twelve weeks before, looked at once a week.

The question is only whether the difference is larger than these days vary anyway. Days next to each
other are alike, so fourteen of them say less than fourteen independent ones: the interval allows
for that (`variation`), for the days between that nobody wrote, and for how little is known of it.

Whoever looks every day would sooner or later read of a change that was none. So there is one look a
week, at its end, and what it found stands until the next one; and each of the twelve looks in
twelve weeks may be wrong only with its share of less than one chance in ten. (Looks fixed
beforehand share the error out among them: Bonferroni's bound, which holds however the looks hang
together. For the plan of it see Pocock 1977, doi 10.1093/biomet/64.2.191, where the bound is
finer.) In days without any true change at most one person in ten thus meets a false claim in twelve
weeks, however often they look; tests/feelings/test_change.py counts them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import sqrt
from statistics import fmean
from typing import Literal

from nearer.features.feelings.logic.variation import LIKENESSES, Values, variation

Direction = Literal["same", "a-little-closer", "closer", "a-little-further", "further"]

RECENT = timedelta(days=14)
BEFORE = timedelta(days=84)
ENOUGH_RECENT = 6
ENOUGH_BEFORE = 14
WEEK = timedelta(days=7)
LOOKED_AT = RECENT + BEFORE + WEEK  # how far back a look may reach from any day of its week
LOOKS = 12  # in twelve weeks, one a week
# Of people in twelve weeks. Below one in ten, for how alike days are is itself estimated.
FALSE_CLAIMS = 0.08
# Days that are taken to have one level: a slow tide is no noise that would hide itself.
STRETCH = 28
WORTH_SAYING = 0.5  # on the 0-10 scale; a smaller difference is not noticeable
MUCH = 1.5


@dataclass(frozen=True)
class Change:
    """`low` and `high` are the bounds of the difference on the 0-10 scale. `until`: the last day
    that was looked at; `has_gaps`: whether days among them were not written."""

    direction: Direction
    low: float
    high: float
    recent: int
    before: int
    until: date
    has_gaps: bool


def change(values: Values, today: date) -> Change | None:
    """The difference up to the end of last week, or None with too few days on either side."""
    until = today - timedelta(days=today.weekday() + 1)
    recent = sorted(item for item in values if until - RECENT < item[0] <= until)
    before = sorted(item for item in values if until - RECENT - BEFORE < item[0] <= until - RECENT)
    if len(recent) < ENOUGH_RECENT or len(before) < ENOUGH_BEFORE:
        return None
    difference = _mean(recent) - _mean(before)
    reach = max(_reach(recent, before), WORTH_SAYING)
    days = [day for day, _ in (*before, *recent)]
    return Change(
        _direction(difference, reach),
        round(difference - reach, 1),
        round(difference + reach, 1),
        len(recent),
        len(before),
        until,
        has_gaps=len(days) <= (until - days[0]).days,
    )


def _direction(difference: float, reach: float) -> Direction:
    if abs(difference) <= reach:
        return "same"
    if difference > 0:
        return "closer" if difference >= MUCH else "a-little-closer"
    return "further" if difference <= -MUCH else "a-little-further"


def _mean(values: Values) -> float:
    return fmean(value for _, value in values)


def _reach(recent: Values, before: Values) -> float:
    """How far the difference may lie from the one that was found, either way."""
    found = variation([*stretches(before), recent])
    weights = [*((day, -1 / len(before)) for day, _ in before)]
    weights += [(day, 1 / len(recent)) for day, _ in recent]
    errors = [_error(weights, likeness) for likeness in LIKENESSES]
    low, high = 0.0, 20.0
    while high - low > 0.01:
        middle = (low + high) / 2
        is_enough = found.outside(middle, errors) <= FALSE_CLAIMS / LOOKS
        low, high = (low, middle) if is_enough else (middle, high)
    return high


def stretches(before: Values) -> list[Values]:
    """The weeks before, four by four, counted back from the last of them."""
    found: dict[int, list[tuple[date, int]]] = {}
    for day, value in before:
        found.setdefault((before[-1][0] - day).days // STRETCH, []).append((day, value))
    return list(found.values())


def _error(weights: Sequence[tuple[date, float]], likeness: float) -> float:
    """The standard error of a weighted sum of days with a spread of one, the gaps included."""
    total = sum(weight * weight for _, weight in weights)
    carried = 0.0
    for (earlier, weight), (later, own) in pairwise(weights):
        carried = (carried + weight) * likeness ** (later - earlier).days
        total += 2 * own * carried
    return sqrt(max(total, 1e-9))
