"""Thank-yous are brought up where they are likely to be received, and never pressed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.features.openness.logic.thanking import (
    CUES,
    ENOUGH_DAYS,
    PLAN,
    REASON,
    RECENT_DAYS,
    WHAT,
    may_suggest,
)


@pytest.mark.parametrize(
    ("felt", "may"),
    [
        ([], False),
        ([9] * (ENOUGH_DAYS - 1), False),
        ([9] * ENOUGH_DAYS, True),
        ([5] * ENOUGH_DAYS, True),
        ([4] * ENOUGH_DAYS, False),
        ([None, 8, None, 8, 8, None, 8, 8], True),
        ([2, 3, 2, 9, 9], False),
        ([7] * RECENT_DAYS + [0] * 40, True),
        ([1] * RECENT_DAYS + [9] * 40, False),
    ],
)
def test_who_does_not_feel_understood_is_not_urged(felt: list[int | None], may: bool) -> None:
    assert may_suggest(felt) is may


@given(st.lists(st.none() | st.integers(0, 10), max_size=40))
def test_a_better_day_never_takes_the_suggestion_away(felt: list[int | None]) -> None:
    better = [None if value is None else min(10, value + 1) for value in felt]
    assert may_suggest(better) >= may_suggest(felt)


def test_a_plan_says_when_what_and_why() -> None:
    said = PLAN.format_map({"name": "Ben"})
    assert said.startswith("When I notice that Ben ")
    assert "what it was and what it says about them" in said
    assert all(cue.startswith(("when ", "before ")) for cue in CUES)


def test_first_words_can_be_gone_on_from() -> None:
    assert all(each.endswith(" ") and each[0].isupper() for each in (*WHAT, *REASON))
    assert len({*WHAT, *REASON}) == len(WHAT) + len(REASON)
