"""A change is claimed when there is one, and seldom when there is none."""

from __future__ import annotations

import random
from datetime import date, timedelta
from math import exp, lgamma, pi, sqrt

import pytest

from nearer.features.feelings.logic.change import (
    ENOUGH_BEFORE,
    ENOUGH_RECENT,
    LOOKED_AT,
    LOOKS,
    Change,
    Values,
    change,
)
from nearer.features.feelings.logic.variation import Possible, Variation, variation

FIRST = date(2026, 3, 2)  # a Monday


def steady(values: list[int]) -> list[tuple[date, int]]:
    return [(FIRST + timedelta(days=number), value) for number, value in enumerate(values)]


def after(values: Values) -> date:
    """The Monday after the last day."""
    last = max(day for day, _ in values)
    return last + timedelta(days=7 - last.weekday())


def lived(
    chance: random.Random,
    days: int = 98,
    alike: float = 0.4,
    shift: float = 0.0,
    worse_are_missing: bool = False,
) -> list[tuple[date, int]]:
    """Autocorrelated days, a quarter of them missing, shifted in the last 14."""
    values, state = [], chance.gauss(0, 1.4)
    for number in range(days):
        state = alike * state + chance.gauss(0, 1.4 * sqrt(1 - alike * alike))
        felt = 6 + state + (shift if number >= days - 14 else 0)
        missing = (0.45 if state < 0 else 0.1) if worse_are_missing else 0.25
        if chance.random() > missing:
            values.append((FIRST + timedelta(days=number), min(10, max(0, round(felt)))))
    return values


def looks(values: Values, first: date, weeks: int = LOOKS) -> list[Change]:
    found = (change(values, first + timedelta(days=7 * week)) for week in range(weeks))
    return [each for each in found if each is not None]


PEOPLE = 100


@pytest.mark.parametrize(
    ("alike", "worse_are_missing"),
    [(0.0, False), (0.2, True), (0.4, True), (0.6, False), (0.8, False), (0.8, True)],
)
def test_at_most_one_of_ten_meets_a_false_claim_in_twelve_weeks(
    alike: float, worse_are_missing: bool
) -> None:
    """Twelve weeks of looking, which is one look a week however often the page is opened."""
    chance = random.Random(20260302)
    met, told, covered = 0, 0, 0
    for _ in range(PEOPLE):
        values = lived(chance, 98 + 84, alike, worse_are_missing=worse_are_missing)
        found = looks(values, FIRST + timedelta(days=98))
        met += any(each.direction != "same" for each in found)
        told += len(found)
        covered += sum(each.low <= 0 <= each.high for each in found)
    assert told > PEOPLE * LOOKS * 0.9
    assert met / PEOPLE <= 0.1
    assert covered / told > 0.98


def test_the_first_weeks_cry_wolf_no_more_than_later_ones() -> None:
    chance = random.Random(20260309)
    met = sum(
        any(each.direction != "same" for each in looks(lived(chance, 105), FIRST, 15))
        for _ in range(PEOPLE)
    )
    assert met / PEOPLE <= 0.1


def test_looking_every_day_finds_what_was_found_on_monday() -> None:
    """And what is written during the week changes nothing of it."""
    values = lived(random.Random(3), 120, shift=-3)
    for week in range(5, 17):
        monday = FIRST + timedelta(days=7 * week)
        found = change([each for each in values if each[0] < monday], monday)
        for day in range(7):
            so_far = [each for each in values if each[0] <= monday + timedelta(days=day)]
            assert change(so_far, monday + timedelta(days=day)) == found


def found_of(shift: float, alike: float) -> list[Change]:
    chance = random.Random(20260302)
    made = (lived(chance, alike=alike, shift=shift) for _ in range(100))
    return [found for each in made if (found := change(each, after(each))) is not None]


@pytest.mark.parametrize(
    ("shift", "alike", "share"), [(-2.5, 0.2, 0.75), (-2.5, 0.4, 0.6), (-3.5, 0.4, 0.9)]
)
def test_a_large_step_is_mostly_noticed(shift: float, alike: float, share: float) -> None:
    found = found_of(shift, alike)
    assert sum("further" in each.direction for each in found) / len(found) > share
    assert not any("closer" in each.direction for each in found)


@pytest.mark.parametrize("shift", [-2.0, -1.0, 1.0])
def test_the_interval_holds_the_true_difference(shift: float) -> None:
    found = found_of(shift, 0.4)
    assert sum(each.low <= shift <= each.high for each in found) / len(found) > 0.94


def test_a_plain_rise_is_named() -> None:
    found = change(steady([4, 5] * 21 + [8, 7] * 7), FIRST + timedelta(days=56))
    assert found is not None
    assert found.direction == "closer"
    assert 0 < found.low < 3 < found.high
    assert (found.recent, found.before) == (14, 42)


def test_a_small_plain_rise_is_a_little() -> None:
    found = change(steady([4, 6] * 42 + [6, 6] * 7), FIRST + timedelta(days=98))
    assert found is not None
    assert found.direction == "a-little-closer"


def test_a_fall_is_named_the_other_way() -> None:
    found = change(steady([8, 7] * 21 + [4, 5] * 7), FIRST + timedelta(days=56))
    assert found is not None
    assert (found.direction, found.high < 0) == ("further", True)


def test_days_all_alike_are_not_taken_for_certain() -> None:
    found = change(steady([5] * 60), FIRST + timedelta(days=59))
    assert found is not None
    assert found.direction == "same"
    assert found.low < 0 < found.high


def test_nothing_is_said_too_early() -> None:
    values = steady([6] * 28)
    assert change(values, after(values)) is not None
    assert change(values[1:], after(values)) is None
    assert change([*values[:ENOUGH_BEFORE], *values[-ENOUGH_RECENT:]], after(values)) is not None
    few = [*values[:ENOUGH_BEFORE], *values[1 - ENOUGH_RECENT :]]
    assert change(few, after(values)) is None
    assert change([], after(values)) is None


def test_days_long_ago_and_days_ahead_do_not_count() -> None:
    values = steady([6, 5] * 30)
    today = after(values) + timedelta(days=6)
    far = [(today - LOOKED_AT - timedelta(days=number), 0) for number in range(40)]
    ahead = [(after(values) + timedelta(days=number), 0) for number in range(9)]
    assert change([*far, *values, *ahead], today) == change(values, today)


def test_gaps_are_known() -> None:
    values = steady([6, 5] * 49)
    whole, holed = change(values, after(values)), change(values[:50] + values[51:], after(values))
    assert whole is not None
    assert holed is not None
    assert (whole.has_gaps, holed.has_gaps) == (False, True)


def test_a_slow_going_away_is_noticed_and_stays_noticed() -> None:
    """The slow change itself is not taken for noise that would hide it."""
    chance = random.Random(20260303)
    tide = [6] * 42 + [5] * 7 + [4] * 7 + [3] * 49
    values = steady([max(0, level + chance.choice([-1, 0, 0, 1])) for level in tide])
    found = looks(values, FIRST + timedelta(days=63), 7)
    assert [each.direction for each in found].count("further") >= 5
    assert not any("closer" in each.direction for each in found)


def test_who_writes_every_third_day_is_compared_too() -> None:
    values = [(FIRST + timedelta(days=3 * number), 8 - number % 2) for number in range(21)]
    values += [(FIRST + timedelta(days=63 + 2 * number), 3 - number % 2) for number in range(7)]
    found = change(values, FIRST + timedelta(days=77))
    assert found is not None
    assert found.direction == "further"


def test_variation_is_found_again() -> None:
    for alike in (0.0, 0.4, 0.7):
        found = variation([lived(random.Random(7), days=3000, alike=alike)])
        assert found.spread == pytest.approx(1.4, abs=0.25)
        assert found.likeness == pytest.approx(alike, abs=0.12)


def test_few_days_leave_it_open_how_alike_they_are() -> None:
    """And then days may be more alike than anybody hopes."""
    for few in (steady([5, 6, 4, 5]), steady([5] * 40), []):
        found = variation([few])
        assert sum(each.weight for each in found.possible) == pytest.approx(1)
        assert found.likeness >= 0.5
        assert 0.1 < found.spread < 2


def test_gaps_part_neighbours() -> None:
    """The same values, each on its own week, tell nothing of how alike days are."""
    values = lived(random.Random(7), days=98, alike=0.8)
    apart = [(FIRST + timedelta(days=30 * at), value) for at, (_, value) in enumerate(values)]
    known, unknown = ([each.weight for each in variation([v]).possible] for v in (values, apart))
    assert known[3] < known[8] / 10
    assert unknown[3] > unknown[8] / 20


def tail_of_t(far: float, days: int) -> float:
    """The upper tail by adding up the density, as an oracle."""
    scale = exp(lgamma((days + 1) / 2) - lgamma(days / 2)) / sqrt(days * pi)
    step = 0.001
    points = (far + step * (number + 0.5) for number in range(60_000))
    return step * sum(scale * (1 + x * x / days) ** (-(days + 1) / 2) for x in points)


@pytest.mark.parametrize(("far", "days"), [(2.0, 22), (2.7, 22), (3.0, 40), (2.7, 98)])
def test_the_tail_of_students_t_is_right(far: float, days: int) -> None:
    found = Variation((Possible(1.0, 0.0, 1.0),), days).outside(far, [1.0])
    assert found == pytest.approx(2 * tail_of_t(far, days), rel=0.01)
