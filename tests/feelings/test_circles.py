"""The overlap of the circles grows evenly in area: checked by counting dots, not by the formula."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.features.feelings.logic.circles import MIDDLE, PAIRS, RADIUS, Pair, distance, shared

GRAIN = 200


def counted(pair: Pair) -> float:
    """The shared part of one circle, by a fine grid of dots."""
    inside = both = 0
    for across in range(-GRAIN, GRAIN + 1):
        for down in range(-GRAIN, GRAIN + 1):
            x, y = across * RADIUS / GRAIN, down * RADIUS / GRAIN
            if x * x + y * y > RADIUS * RADIUS:
                continue
            inside += 1
            beside = pair.me + x - pair.partner
            both += beside * beside + y * y <= RADIUS * RADIUS
    return both / inside


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"step {pair.step}")
def test_every_step_shares_a_tenth_more(pair: Pair) -> None:
    assert counted(pair) == pytest.approx(pair.step / 10, abs=0.006)


def test_the_ends_touch_and_are_one() -> None:
    assert PAIRS[0].partner - PAIRS[0].me == pytest.approx(2 * RADIUS)
    assert PAIRS[10].me == PAIRS[10].partner == MIDDLE


def test_the_circles_stay_on_the_drawing_and_in_the_middle() -> None:
    for pair in PAIRS:
        assert pair.me - RADIUS >= 0
        assert pair.partner + RADIUS <= 2 * MIDDLE
        assert pair.me + pair.partner == pytest.approx(2 * MIDDLE)


def test_the_circles_only_come_nearer() -> None:
    gaps = [pair.partner - pair.me for pair in PAIRS]
    assert all(nearer < farther for farther, nearer in pairwise(gaps))


@given(st.floats(0, 1))
def test_distance_undoes_shared(part: float) -> None:
    assert shared(distance(part)) == pytest.approx(part, abs=1e-9)


@given(st.floats(2, 1000))
def test_circles_apart_share_nothing(apart: float) -> None:
    assert shared(apart) == 0
