"""A change is claimed when there is one, and seldom when there is none."""

from __future__ import annotations

import random
from datetime import date, timedelta
from math import sqrt

import pytest

from nearer.features.feelings.logic.change import (
    ENOUGH_BEFORE,
    ENOUGH_RECENT,
    USUAL_LIKENESS,
    Values,
    change,
    variation,
)

FIRST = date(2026, 3, 2)


def steady(values: list[int]) -> list[tuple[date, int]]:
    return [(FIRST + timedelta(days=number), value) for number, value in enumerate(values)]


def last_of(values: Values) -> date:
    return max(day for day, _ in values)


def lived(
    chance: random.Random, days: int = 98, alike: float = 0.4, shift: float = 0.0
) -> list[tuple[date, int]]:
    """Autocorrelated days, a quarter of them missing, shifted in the last 14."""
    values, state = [], 0.0
    for number in range(days):
        state = alike * state + chance.gauss(0, 1.4 * sqrt(1 - alike * alike))
        felt = 6 + state + (shift if number >= days - 14 else 0)
        if chance.random() > 0.25:
            values.append((FIRST + timedelta(days=number), min(10, max(0, round(felt)))))
    return values


def claims(shift: float, **how: float) -> list[str]:
    chance = random.Random(20260302)
    last = FIRST + timedelta(days=97)
    found = [change(lived(chance, shift=shift, **how), last) for _ in range(300)]  # type: ignore[arg-type]
    return [each.direction for each in found if each is not None]


@pytest.mark.parametrize("alike", [0.0, 0.2, 0.4, 0.6])
def test_without_a_change_at_most_one_look_in_fifteen_claims_one(alike: float) -> None:
    directions = claims(0, alike=alike)
    assert len(directions) > 290
    assert sum(direction != "same" for direction in directions) / len(directions) < 1 / 15


def test_two_steps_are_mostly_noticed() -> None:
    directions = claims(-2.5, alike=0.3)
    assert sum("further" in direction for direction in directions) / len(directions) > 0.8
    assert not any("closer" in direction for direction in directions)


def test_a_plain_rise_is_named() -> None:
    found = change(steady([4, 5] * 20 + [8, 7] * 7), FIRST + timedelta(days=53))
    assert found is not None
    assert found.direction == "closer"
    assert 0 < found.low < 3 < found.high
    assert (found.recent, found.before) == (14, 40)


def test_a_small_plain_rise_is_a_little() -> None:
    found = change(steady([4, 6] * 40 + [6, 6] * 7), FIRST + timedelta(days=93))
    assert found is not None
    assert found.direction == "a-little-closer"


def test_a_fall_is_named_the_other_way() -> None:
    found = change(steady([8, 7] * 20 + [4, 5] * 7), FIRST + timedelta(days=53))
    assert found is not None
    assert (found.direction, found.high < 0) == ("further", True)


def test_days_all_alike_are_not_taken_for_certain() -> None:
    found = change(steady([5] * 60), FIRST + timedelta(days=59))
    assert found is not None
    assert found.direction == "same"
    assert found.low < 0 < found.high


def test_nothing_is_said_too_early() -> None:
    values = steady([6] * (ENOUGH_BEFORE + 14))
    last = last_of(values)
    assert change(values, last) is not None
    assert change(values[1:], last) is None
    assert change(values[: ENOUGH_BEFORE + ENOUGH_RECENT], last) is not None
    assert change(values[: ENOUGH_BEFORE + ENOUGH_RECENT - 1], last) is None
    assert change([], last) is None


def test_days_long_ago_and_days_ahead_do_not_count() -> None:
    values = steady([6] * 60)
    last = last_of(values)
    far = [(FIRST - timedelta(days=400 + number), 0) for number in range(40)]
    ahead = [(last + timedelta(days=1 + number), 0) for number in range(9)]
    assert change([*far, *values, *ahead], last) == change(values, last)


def test_going_away_and_coming_back_is_noticed() -> None:
    """The slow change itself is not taken for noise that would hide it."""
    chance = random.Random(20260303)
    tide = [6] * 40 + [5] * 8 + [4] * 6 + [3] * 20 + [4] * 6 + [5] * 6 + [6] * 24
    values = steady([max(0, level + chance.choice([-1, 0, 0, 1])) for level in tide])
    at_the_bottom = change(values, FIRST + timedelta(days=72))
    at_the_end = change(values, last_of(values))
    assert at_the_bottom is not None
    assert at_the_end is not None
    assert at_the_bottom.direction == "further"
    assert "closer" in at_the_end.direction


def test_who_writes_every_third_day_is_compared_too() -> None:
    values = [(FIRST + timedelta(days=3 * number), 7 - number % 2) for number in range(20)]
    values += [(FIRST + timedelta(days=60 + 2 * number), 3 - number % 2) for number in range(7)]
    found = change(values, FIRST + timedelta(days=73))
    assert found is not None
    assert found.direction == "further"


def test_variation_is_found_again() -> None:
    for alike in (0.0, 0.4, 0.7):
        chance = random.Random(7)
        spread, likeness = variation(lived(chance, days=3000, alike=alike))
        assert spread == pytest.approx(1.4, abs=0.25)
        assert likeness == pytest.approx(alike, abs=0.12)


def test_few_days_are_taken_to_be_as_alike_as_anybodys() -> None:
    assert variation(steady([5, 6, 4, 5]))[1] == USUAL_LIKENESS
    assert variation(steady([5] * 40)) == (0.0, USUAL_LIKENESS)
