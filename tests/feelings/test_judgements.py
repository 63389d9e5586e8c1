"""A kind hint where words may be heard as an attack, and none for who tells of a blow."""

from __future__ import annotations

import pytest

from nearer.features.feelings.logic.judgements import EVERY_TIME, INSULT, hints


@pytest.mark.parametrize(
    "typed",
    [
        "FURIOUS, he is a lazy pig",
        "you're such a selfish idiot",
        "You idiot",
        "they are all liars",
        "she’s pathetic",
    ],
)
def test_a_name_for_somebody_is_noticed(typed: str) -> None:
    assert list(hints(typed)) == [INSULT]


@pytest.mark.parametrize(
    "typed", ["he never does anything!!", "you are always late", "you never ask", "never you"]
)
def test_every_time_is_noticed(typed: str) -> None:
    assert list(hints(typed)) == [EVERY_TIME]


def test_both_are_said() -> None:
    assert list(hints("you are a pig, you never help")) == [INSULT, EVERY_TIME]


@pytest.mark.parametrize(
    "typed",
    ["", "sad", "I feel useless", "I am an idiot", "I never feel seen", "she is crazy about you",
     "my lazy dog died", "you came late", "you said you love pigs"],
)  # fmt: skip
def test_other_words_are_left_alone(typed: str) -> None:
    assert not list(hints(typed))


@pytest.mark.parametrize(
    "typed", ["he always hits me", "you never stop hitting me", "he is a monster, he choked me"]
)
def test_who_tells_of_a_blow_is_not_told_how_to_say_it(typed: str) -> None:
    assert not list(hints(typed))
