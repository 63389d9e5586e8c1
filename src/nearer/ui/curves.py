"""SVG paths through points: a smooth curve between few points, straight lines between many.

The curve is monotone (Fritsch and Carlson 1980): it never overshoots the values that were given, so
that no day looks better or worse than it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Spot = tuple[int, int]
CALM_UP_TO = 60


def curve(spots: Sequence[Spot]) -> str:
    """SVG path data from the first point to the last."""
    return f"M{spots[0][0]} {spots[0][1]}{_onward(spots)}"


def area(upper: Sequence[Spot], lower: Sequence[Spot]) -> str:
    """SVG path data of the area between two lines with the same x coordinates."""
    back = lower[::-1]
    return f"{curve(upper)}L{back[0][0]} {back[0][1]}{_onward(back)}Z"


def _onward(spots: Sequence[Spot]) -> str:
    if not 2 < len(spots) <= CALM_UP_TO:
        return "L" + " ".join(f"{x} {y}" for x, y in spots[1:])
    slopes = _slopes(spots)
    pieces = []
    for ((x0, y0), m0), ((x1, y1), m1) in pairwise(zip(spots, slopes, strict=True)):
        third = (x1 - x0) / 3
        pieces.append(f"{x0 + third:.0f} {y0 + m0 * third:.0f}")
        pieces.append(f"{x1 - third:.0f} {y1 - m1 * third:.0f} {x1} {y1}")
    return "C" + " ".join(pieces)


def _slopes(spots: Sequence[Spot]) -> list[float]:
    """The slope at every point: 0 at an extremum, else the harmonic mean of both sides."""
    chords = [(y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in pairwise(spots)]
    inner = [
        2 * left * right / (left + right) if left * right > 0 else 0.0
        for left, right in pairwise(chords)
    ]
    return [chords[0], *inner, chords[-1]]
