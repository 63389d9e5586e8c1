"""The look back: counts, ranges and the story of the days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from nearer.features.feelings.logic.change import Change
from nearer.features.feelings.logic.history import Summary, closeness, measure, summary
from nearer.features.feelings.logic.retelling import retelling
from nearer.features.feelings.payloads import CheckIn
from nearer.ui.series import Range, plain

FIRST = date(2026, 1, 1)


def on(number: int) -> date:
    return FIRST + timedelta(days=number)


MIXED = [
    (on(0), CheckIn(words=("tired", "sad"), circles=4)),
    (on(1), CheckIn("numb")),
    (on(3), CheckIn(words=("tired",), circles=6, closeness=1)),
    (on(4), CheckIn("not-today")),
    (on(5), CheckIn("numb", words=("tired", "hopeful", "sad", "close"))),
]


def test_a_summary_counts_what_was_said() -> None:
    found = summary(MIXED, on(0), on(9))
    assert found.written == 5
    assert found.states == {"given": 2, "numb": 2, "not-today": 1}
    assert found.words == ("tired", "sad", "hopeful")
    assert (found.usual, found.change) == (None, None)


def test_a_summary_stays_within_its_days() -> None:
    found = summary(MIXED, on(1), on(3))
    assert (found.written, found.words) == (2, ("tired",))


def test_change_may_look_before_the_range() -> None:
    history = [(on(number), CheckIn(circles=3 + number % 2)) for number in range(60)]
    history += [(on(60 + number), CheckIn(circles=7 + number % 2)) for number in range(14)]
    found = summary(history, on(60), on(74))
    assert found.change is not None
    assert found.change.direction == "closer"
    assert found.usual == Range(7, 7.5, 8)


def test_one_history_never_mixes_two_measures() -> None:
    assert closeness(MIXED) == [(on(0), 4), (on(3), 6)]
    lines = [*MIXED, (on(6), CheckIn(closeness=9)), (on(7), CheckIn(closeness=8))]
    assert measure(lines) == "closeness"
    assert closeness(lines[::-1]) == [(on(3), 1), (on(6), 9), (on(7), 8)]


TOLD = Summary(20, {"given": 17, "numb": 1, "unsure": 2}, ("tired", "at-ease"), None, None)
CHANGED = Change("a-little-further", -1.8, -0.2, 10, 40, on(70), has_gaps=True)


def test_an_empty_history_invites_to_begin() -> None:
    assert retelling(summary([], on(0), on(9))) == (
        "Nothing is written here yet. The first half-minute is enough to begin.",
    )


def test_a_summary_reads_as_plain_sentences() -> None:
    told = retelling(replace(TOLD, usual=Range(4, 5, 6), change=CHANGED))
    assert told == (
        "In the last two full weeks you felt a little less close than in the weeks before.",
        "The difference is somewhere between 0.2 and 1.8 steps of ten, from 50 days.",
        "Days you did not write may have been different.",
        "The middle half of your days reaches from 4 to 6 of ten.",
        "The words you chose most: tired, at ease.",
        "This is from 20 days.",
        "Among them: “numb” once, “I don’t know” 2 times.",
    )


def test_a_narrow_range_is_one_number() -> None:
    assert "Your closeness was mostly 6 of ten." in retelling(replace(TOLD, usual=Range(6, 6, 6)))


def test_too_few_days_are_said_to_be_too_few() -> None:
    assert retelling(TOLD)[0].startswith("There are not enough days yet")


def test_no_change_is_never_told_as_sameness() -> None:
    """What was not found may still be there: how much of it, is said."""
    none = Change("same", -0.8, 1.9, 14, 84, on(70), has_gaps=False)
    told = retelling(replace(TOLD, change=none))
    assert told[:2] == (
        "No change shows in the last two full weeks.",
        "With days like yours it could be anything from 0.8 steps less close to 1.9 steps closer.",
    )
    assert "did not write" not in " ".join(told)
    assert "the same" not in " ".join(told)
    gaps = retelling(replace(TOLD, change=replace(none, has_gaps=True)))
    assert gaps[2] == "Days you did not write may have been different."


def test_everything_is_translated_and_nothing_is_praised() -> None:
    asked: list[str] = []

    def note(message: str) -> str:
        asked.append(message)
        return message

    for direction in ("same", "a-little-closer", "closer", "a-little-further", "further"):
        known = replace(TOLD, usual=Range(1, 2, 3), change=replace(CHANGED, direction=direction))
        told = " ".join(retelling(known, note)).lower()
        assert not any(word in told for word in ("streak", "missed", "great", "should", "!"))
    assert {"numb", "tired"} <= set(asked)


@pytest.mark.parametrize(("value", "text"), [(6.0, "6"), (6.25, "6.2"), (0.04, "0")])
def test_no_digit_that_means_nothing(value: float, text: str) -> None:
    assert plain(value) == text
