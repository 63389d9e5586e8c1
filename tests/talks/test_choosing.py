"""The day's question: the same for both, gently deeper, and never again within a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nearer.features.talks.logic.choosing import JOINS, REST, YEAR, Offer, offer, question_of
from nearer.features.talks.logic.library import library

BEGAN = date(2026, 1, 5)
SEED = bytes(range(16))
PACES = (1, 2, 3, 4, 5)
days = st.integers(0, 5 * YEAR).map(lambda number: BEGAN + timedelta(days=number))
seeds = st.binary(min_size=16, max_size=16)
paces = st.sampled_from(PACES)
some_shown = st.dictionaries(st.sampled_from(sorted(library())), days, max_size=40)


def on(number: int, pace: int = 5, seed: bytes = SEED, **shown: date) -> Offer:
    named = {id_.replace("_", "-"): day for id_, day in shown.items()}
    return offer(BEGAN + timedelta(days=number), BEGAN, seed, pace, named)


def stays(pace: int, seed: bytes = SEED, number: int = YEAR) -> Iterator[Offer]:
    """Every offer of the first days, each once."""
    day = BEGAN
    while day < BEGAN + timedelta(days=number):
        found = offer(day, BEGAN, seed, pace, {})
        yield found
        day = found.until


@given(days, seeds, paces)
def test_a_day_brings_three_questions_within_the_pace(day: date, seed: bytes, pace: int) -> None:
    found = offer(day, BEGAN, seed, pace, {})
    assert found.since <= day < found.until
    assert len(found.questions) == 3
    assert len({each.topic for each in found.questions}) == 3
    assert len({each.depth for each in found.questions}) == 1
    assert found.questions[0].depth <= pace


@given(days, seeds, paces, some_shown)
def test_all_days_of_a_stay_bring_the_same(
    day: date, seed: bytes, pace: int, shown: dict[str, date]
) -> None:
    found = offer(day, BEGAN, seed, pace, shown)
    last = found.until - timedelta(days=1)
    assert offer(found.since, BEGAN, seed, pace, shown) == found
    assert offer(last, BEGAN, seed, pace, shown) == found


@given(days, seeds, paces, some_shown)
def test_what_rests_changes_no_other_question(
    day: date, seed: bytes, pace: int, shown: dict[str, date]
) -> None:
    """Two answers meet only if a question lies in one place, whatever was shown meanwhile."""
    found, full = offer(day, BEGAN, seed, pace, shown), offer(day, BEGAN, seed, pace, {})
    assert (found.since, found.until) == (full.since, full.until)
    assert [each for each in full.questions if each in found.questions] == [*found.questions]


@given(days, seeds, paces, some_shown)
def test_what_both_have_shown_rests_for_a_year(
    day: date, seed: bytes, pace: int, shown: dict[str, date]
) -> None:
    found = offer(day, BEGAN, seed, pace, shown)
    for each in found.questions:
        before = shown.get(each.id, date.min)
        assert before >= found.since or found.since - before >= REST


@pytest.mark.parametrize("pace", PACES)
def test_nothing_is_asked_twice_in_a_year(pace: int) -> None:
    asked = [found.questions[0] for found in stays(pace)]
    assert len({each.id for each in asked}) == len(asked)
    assert {each.id for each in asked} == {id_ for id_, q in library().items() if q.depth <= pace}


@settings(max_examples=8)
@given(seeds, st.lists(paces, min_size=YEAR, max_size=YEAR))
def test_a_change_of_pace_brings_nothing_back(seed: bytes, pace_by_day: list[int]) -> None:
    """Each question is open on days of one stay alone, whatever the two change meanwhile."""
    since: dict[str, date] = {}
    for number, pace in enumerate(pace_by_day):
        found = on(number, pace, seed)
        first = found.questions[0].id
        assert since.setdefault(first, found.since) == found.since


@pytest.mark.parametrize("pace", PACES)
def test_a_folded_question_is_not_soon_seen_again(pace: int) -> None:
    seen: dict[str, date] = {}
    for found in stays(pace, number=2 * YEAR):
        for each in found.questions:
            assert found.since - seen.get(each.id, date.min) >= timedelta(days=60)
            seen[each.id] = found.since


def test_a_full_pace_brings_one_nearly_every_day_and_a_light_one_lets_it_stay() -> None:
    lengths = [[(each.until - each.since).days for each in stays(pace)] for pace in PACES]
    assert all(min(each) >= 1 and max(each) <= 8 for each in lengths)
    assert [len(each) for each in lengths] == sorted(len(each) for each in lengths)
    assert max(lengths[-1]) <= 2


def test_the_walk_begins_light_and_goes_down_step_by_step() -> None:
    first = dict.fromkeys(JOINS, 0)
    for found in reversed(list(stays(5))):
        first[found.questions[0].depth] = (found.since - BEGAN).days
    assert list(first.values()) == sorted(first.values())
    assert first[1] == 0
    assert first[3] >= 5
    assert first[5] >= 35


def test_after_a_deep_one_comes_a_lighter_one_soon() -> None:
    depths = [found.questions[0].depth for found in stays(5)]
    deep = [at for at, depth in enumerate(depths[:-6]) if depth == 5]
    assert all(min(depths[at + 1 : at + 6]) <= 2 for at in deep)


def test_each_couple_has_an_order_of_its_own() -> None:
    other = [found.questions[0].id for found in stays(5, bytes(16))]
    mine = [found.questions[0].id for found in stays(5)]
    assert mine != other
    assert sorted(mine) == sorted(other)


def test_the_year_after_is_the_same_walk() -> None:
    """So that December's question does not come again in January."""
    assert [each.id for each in on(YEAR + 40).questions] == [each.id for each in on(40).questions]


def test_asking_for_another_question_cycles_through_three() -> None:
    found = on(30)
    assert [found.unfolded(looking) for looking in range(4)] == [
        *found.questions,
        found.questions[0],
    ]


def test_what_is_shown_today_stays_open_today() -> None:
    found = on(100, pace=1)
    shown = {each.id: found.since for each in found.questions}
    assert offer(found.since, BEGAN, SEED, 1, shown) == found


def test_what_was_shown_early_leaves_its_place_to_the_folded_ones() -> None:
    found = on(100)
    shown = {found.questions[0].id: found.since - timedelta(days=90)}
    assert offer(found.since, BEGAN, SEED, 5, shown).questions == found.questions[1:]


def test_when_everything_rests_nothing_is_asked() -> None:
    day = BEGAN + timedelta(days=200)
    shown = dict.fromkeys(library(), day - timedelta(days=20))
    assert offer(day, BEGAN, SEED, 5, shown).questions == ()
    assert question_of(day, BEGAN, SEED, 5, shown) is None


def test_the_question_of_a_day_is_the_open_one() -> None:
    assert question_of(BEGAN, BEGAN, SEED, 3, {}) == on(0, 3).questions[0]


def test_a_day_before_the_first_is_a_day_like_any_other() -> None:
    """A clock may be wrong, and the other's day may have begun a little earlier."""
    assert len(on(-1).questions) == 3
