"""Closeness circles: eleven pairs of circles that overlap more and more, computed by formula.

The overlap grows evenly in area, not in distance, because the eye judges area. Step 0 touches, step
10 is one circle.
"""

from __future__ import annotations

from math import acos, pi, sqrt
from typing import NamedTuple

RADIUS = 11.0
MIDDLE = 24.0
STEPS = 10


class Pair(NamedTuple):
    """The x coordinates of the two centres, in a drawing 48 units wide."""

    step: int
    me: float
    partner: float


def shared(distance: float) -> float:
    """The overlap of two unit circles, as a fraction of one circle's area (1 for distance 0)."""
    if distance >= 2:
        return 0.0
    half = distance / 2
    return (2 * acos(half) - distance * sqrt(1 - half * half)) / pi


def distance(part: float) -> float:
    """The inverse of `shared`: the distance at which two unit circles overlap by this fraction."""
    low, high = 0.0, 2.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if shared(middle) > part else (low, middle)
    return (low + high) / 2


def _pair(step: int) -> Pair:
    aside = distance(step / STEPS) * RADIUS / 2
    return Pair(step, round(MIDDLE - aside, 2), round(MIDDLE + aside, 2))


PAIRS = tuple(_pair(step) for step in range(STEPS + 1))
