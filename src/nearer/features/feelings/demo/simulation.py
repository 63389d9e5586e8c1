"""A couple whose truths are known: Ann and Ben, day by day, from a seed.

Tomorrow's closeness follows from today's, so that later models can be asked to find again what was
put in. For each person, with x the distance from their own middle, on day t:

    x[t] = inertia * x[t-1] + partner * (x of the partner)[t-1] + thanks * (thanked yesterday)
         + weekend * (today is one) + tension * (today's tension) + chance of size sd

where the last four are counted from their own averages, so `mean` stays the mean. `drift` moves
the middle down and up again; the partner feels it through x. What is lived is then rounded to
whole steps, and some of it is never written down.

The same seed gives the same days everywhere: only numpy's plain uniform numbers are drawn, each
purpose from a stream of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from nearer.features.feelings.demo.simulated_check_ins import Moment, Teller, normal
from nearer.features.feelings.payloads import CheckIn

A_MONDAY = date(2026, 1, 5)
QUIET_TENSION = (0.35, 0.30, 0.20, 0.15)  # chances of 0, 1, 2, 3 on a day without a quarrel
QUARREL_TENSION = (0.30, 0.30, 0.25, 0.15)  # chances of 5, 6, 7, 8 on a day with one
MIDDLE_TENSION = (1.15, 6.25)  # the averages of the two


@dataclass(frozen=True)
class Drift:
    """A slow going away: `depth` steps at the deepest, the rest as parts of the whole time."""

    depth: float = 0.0
    begins: float = 0.25
    deepest: float = 0.5
    ends: float = 0.85


@dataclass(frozen=True)
class Gaps:
    """Days not written down: a gap starts by chance, likelier on bad days, and lasts a while."""

    starts: float = 0.08
    worse: float = 0.5  # how much likelier with each step below one's middle
    lasts: float = 2.2  # days on average


@dataclass(frozen=True)
class Truth:
    """What is true of one person, and what a good model should find."""

    mean: float
    sd: float
    inertia: float
    partner: float
    thanks: float
    weekend: float
    tension: float
    drift: Drift = Drift()
    gaps: Gaps = Gaps()
    says_thanks: float = 0.2
    numb: float = 0.02
    unsure: float = 0.03
    not_today: float = 0.03
    writes: float = 0.3


ANN = Truth(6.4, 0.9, 0.35, 0.20, thanks=0.7, weekend=0.5, tension=-0.25)
BEN = Truth(
    6.2,
    0.8,
    0.40,
    0.15,
    thanks=0.5,
    weekend=0.4,
    tension=-0.20,
    drift=Drift(3.2),
    gaps=Gaps(0.08, 0.4, 2.4),
    writes=0.25,
)
QUARRELS = 0.10


@dataclass(frozen=True)
class Day:
    """`lived` is how it was; `checkin` is what was written of it, or None in a gap."""

    day: date
    lived: CheckIn
    checkin: CheckIn | None
    thanked: bool


class Lives(NamedTuple):
    ann: tuple[Day, ...]
    ben: tuple[Day, ...]


class Chances:
    """Uniform numbers by purpose. A new purpose goes to the end and leaves the others alone."""

    PURPOSES = ("quarrel", "tension", "chance", "thanks", "gap", "state", "lines", "words", "text")

    def __init__(self, seed: int, days: int) -> None:
        self._drawn = {
            purpose: np.random.Generator(np.random.PCG64([seed, stream])).random((days, 2, 8))
            for stream, purpose in enumerate(self.PURPOSES)
        }

    def of(self, purpose: str, number: int, person: int) -> list[float]:
        drawn: list[float] = self._drawn[purpose][number, person].tolist()
        return drawn


@dataclass
class _Walk:
    """One person on the way through the days."""

    truth: Truth
    teller: Teller
    x: float = 0.0
    away: float = 0.0
    thanked: bool = False
    in_gap: bool = False

    @property
    def distance(self) -> float:
        return self.x - self.away


def simulate(
    seed: int, days: int = 120, truths: tuple[Truth, Truth] = (ANN, BEN), first: date = A_MONDAY
) -> Lives:
    """`days` days of both, from `first` on."""
    chances = Chances(seed, days)
    walks = [_Walk(truths[0], Teller("ann")), _Walk(truths[1], Teller("ben"))]
    lived: tuple[list[Day], list[Day]] = ([], [])
    for number in range(days):
        quarrel = chances.of("quarrel", number, 0)[0] < QUARRELS
        before = [walk.distance for walk in walks]
        thanks = _thanks(walks, chances, number)
        for person, walk in enumerate(walks):
            walk.away = _away(walk.truth.drift, number / max(1, days - 1))
            tension = _tension(chances.of("tension", number, person)[0], quarrel)
            day = first + timedelta(days=number)
            _step(walk, before[1 - person], day, tension, chances.of("chance", number, person)[0])
            walk.thanked = thanks[1 - person]
            lived[person].append(_day(walk, day, tension, chances, (number, person)))
    return Lives(tuple(lived[0]), tuple(lived[1]))


def _step(walk: _Walk, partner: float, day: date, tension: int, chance: float) -> None:
    truth = walk.truth
    middle = (1 - QUARRELS) * MIDDLE_TENSION[0] + QUARRELS * MIDDLE_TENSION[1]
    walk.x = (
        truth.inertia * walk.x
        + truth.partner * partner
        + truth.thanks * (walk.thanked - truth.says_thanks)
        + truth.weekend * ((day.weekday() >= 5) - 2 / 7)
        + truth.tension * (tension - middle)
        + truth.sd * normal(chance)
    )


def _thanks(walks: Sequence[_Walk], chances: Chances, number: int) -> list[bool]:
    """Whether each says thank you today; who is far away seldom does."""
    return [
        chances.of("thanks", number, person)[0] < walk.truth.says_thanks / (1 + walk.away)
        for person, walk in enumerate(walks)
    ]


def _day(walk: _Walk, day: date, tension: int, chances: Chances, at: tuple[int, int]) -> Day:
    number, person = at
    truth = walk.truth
    moment = Moment(
        day=day,
        felt=truth.mean + walk.distance,
        distance=walk.distance,
        away=walk.away,
        tension=tension,
        rates=(truth.numb, truth.unsure, truth.not_today, truth.writes),
    )
    drawn = {name: chances.of(name, number, person) for name in ("state", "lines", "words", "text")}
    lived = walk.teller.tell(moment, drawn)
    missing = _is_missing(walk, chances.of("gap", number, person)[0])
    return Day(day, lived, None if missing else lived, walk.thanked)


def _is_missing(walk: _Walk, chance: float) -> bool:
    gaps = walk.truth.gaps
    starts = gaps.starts * (1 + gaps.worse * max(0.0, -walk.distance))
    walk.in_gap = chance < (1 - 1 / gaps.lasts if walk.in_gap else starts)
    return walk.in_gap


def _tension(chance: float, quarrel: bool) -> int:
    """A whole step, so that the truth holds for the very number that is written down."""
    passed = list(accumulate(QUARREL_TENSION if quarrel else QUIET_TENSION))
    return bisect_right(passed[:-1], chance) + (5 if quarrel else 0)


def _away(drift: Drift, part: float) -> float:
    """How far the middle has moved: nought, down to `depth` at the deepest, and back."""
    down = _smooth((part - drift.begins) / (drift.deepest - drift.begins))
    back = _smooth((part - drift.deepest) / (drift.ends - drift.deepest))
    return drift.depth * (down - back)


def _smooth(part: float) -> float:
    part = min(1.0, max(0.0, part))
    return part * part * (3 - 2 * part)
