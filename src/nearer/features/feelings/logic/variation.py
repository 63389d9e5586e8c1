"""How much somebody's days vary, and how alike neighbouring days are.

Neither is known, and few days tell little of either, so both are kept as they are: a set of
possibilities with their weights, over which every later statement is averaged. To take the
likeliest alone would be too sure of it.

The days of a stretch are read as a first-order autoregression around a level of that stretch, with
every level and the spread integrated out (restricted likelihood: Harville 1974, doi
10.1093/biomet/61.2.383). Days nobody wrote are gaps of that length and not neighbours. A likeness
that is taken for too small is what cries wolf, and a few weeks show a high one badly, so beforehand
a higher one counts as likelier.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, log
from statistics import NormalDist

Values = Sequence[tuple[date, int]]

LIKENESSES = (*(step / 10 for step in range(10)), 0.95)
NEGLIGIBLE = 1e-5
CAUTION = 2  # beforehand a likeness r weighs 1 / (1 - r)², chosen by the simulation of the test
# Whole steps hide a smaller spread: beforehand four days' worth of one of 0.6.
PRIOR_DAYS, PRIOR_SPREAD = 4, 0.6


@dataclass(frozen=True)
class Possible:
    """One likeness of neighbouring days (autocorrelation), its weight, and the spread (standard
    deviation) that fits it."""

    weight: float
    likeness: float
    spread: float


@dataclass(frozen=True)
class Variation:
    possible: tuple[Possible, ...]
    days: int  # degrees of freedom of the spread

    @property
    def likeness(self) -> float:
        return sum(each.weight * each.likeness for each in self.possible)

    @property
    def spread(self) -> float:
        return sum(each.weight * each.spread for each in self.possible)

    def outside(self, reach: float, errors: Sequence[float]) -> float:
        """How likely a mean is further than `reach` from where it was estimated, either way.

        `errors`: for each possible likeness the standard error, for a spread of one.
        """
        return 2 * sum(
            one.weight * _tail(reach / (one.spread * error), self.days)
            for one, error in zip(self.possible, errors, strict=True)
            if one.weight > NEGLIGIBLE
        )


def variation(stretches: Sequence[Values]) -> Variation:
    """From stretches of days, each with a level of its own."""
    found = [_evidence(stretches, likeness) for likeness in LIKENESSES]
    days = sum(len(each) - 1 for each in stretches if each) + PRIOR_DAYS
    squares = [total + PRIOR_DAYS * PRIOR_SPREAD**2 for total, _loss in found]
    logs = [
        -days / 2 * log(square) - loss / 2 - CAUTION * log(1 - likeness)
        for likeness, square, (_total, loss) in zip(LIKENESSES, squares, found, strict=True)
    ]
    weights = [exp(each - max(logs)) for each in logs]
    possible = (
        Possible(weight / sum(weights), likeness, (square / days) ** 0.5)
        for weight, likeness, square in zip(weights, LIKENESSES, squares, strict=True)
    )
    return Variation(tuple(possible), days)


def _evidence(stretches: Iterable[Values], likeness: float) -> tuple[float, float]:
    """The weighted sum of squares around the levels, and what the likelihood pays for them."""
    squares, loss = 0.0, 0.0
    for stretch in stretches:
        ones, both, values, before = 0.0, 0.0, 0.0, None
        for day, value in stretch:
            carried = likeness ** (day - before[0]).days if before else 0.0
            left = 1 - carried * carried
            step = value - carried * before[1] if before else float(value)
            ones += (1 - carried) ** 2 / left
            both += (1 - carried) * step / left
            values += step * step / left
            loss += log(left)
            before = day, value
        if stretch:
            squares += values - both * both / ones
            loss += log(ones)
    return max(squares, 0.0), loss


def _tail(far: float, days: int) -> float:
    """The upper tail of Student's t, to three digits (Wallace, Ann. Math. Stat. 1959, 30:1121)."""
    near = (8 * days + 1) / (8 * days + 3) * (days * log(1 + far * far / days)) ** 0.5
    return NormalDist().cdf(-near)
