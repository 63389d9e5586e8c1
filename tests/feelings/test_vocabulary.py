"""The vocabulary: ids never change, and every spot on the grid has words."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import get_args

import pytest

from nearer.features.feelings.logic import vocabulary
from nearer.features.feelings.logic.vocabulary import (
    honest_answers,
    label,
    quadrants_at,
    retired,
    words,
    words_at,
)
from nearer.features.feelings.payloads import CheckIn, State
from nearer.spaces.payload import pack, unpack

# Released ids. Add to this list; never take one away.
RELEASED = [
    "anxious",
    "angry",
    "annoyed",
    "hurt",
    "ashamed",
    "guilty",
    "jealous",
    "overwhelmed",
    "restless",
    "on-guard",
    "joyful",
    "hopeful",
    "proud",
    "curious",
    "playful",
    "eager",
    "amused",
    "in-love",
    "brave",
    "surprised",
    "tired",
    "lonely",
    "distant",
    "sad",
    "bored",
    "empty",
    "discouraged",
    "disappointed",
    "helpless",
    "unseen",
    "content",
    "at-ease",
    "relieved",
    "safe",
    "close",
    "tender",
    "thankful",
    "trusting",
    "understood",
    "rested",
    "numb",
    "unsure",
    "not-today",
    "afraid",
    "frustrated",
    "resentful",
    "rejected",
    "inspired",
    "touched",
    "attracted",
    "alive",
    "left-out",
    "longing",
    "peaceful",
    "loved",
    "affectionate",
]
EVERY = [word for group in words.values() for word in group]


def test_no_released_id_has_lost_its_label() -> None:
    known = {word.id for word in [*EVERY, *retired, *honest_answers]}
    assert known == set(RELEASED)


def test_no_two_words_share_an_id_or_a_label() -> None:
    assert len({word.id for word in EVERY}) == len({word.label for word in EVERY}) == len(EVERY)


def test_each_quarter_has_as_many_words() -> None:
    assert {len(group) for group in words.values()} == {13}


def test_a_word_stands_where_it_is_felt() -> None:
    """Shame and guilt pull down, helplessness stirs up, and a surprise is neither good nor bad."""
    place = {word.id: quarter for quarter, group in words.items() for word in group}
    assert place["ashamed"] == place["guilty"] == "flat"
    assert place["helpless"] == place["afraid"] == place["resentful"] == "tense"
    assert place["loved"] == "calm"
    assert "surprised" not in place


def test_every_id_can_be_sealed() -> None:
    for start in range(0, len(EVERY), 12):
        checkin = CheckIn(words=tuple(word.id for word in EVERY[start : start + 12]))
        assert unpack(CheckIn, pack(checkin, 0, date(2026, 5, 31))).body == checkin


def test_honest_answers_are_the_states_of_a_check_in() -> None:
    assert {answer.id for answer in honest_answers} == set(get_args(State)) - {"given"}


def test_a_retired_word_is_still_readable() -> None:
    assert label("at-ease") == "at ease"
    assert label("surprised") == "surprised"
    assert label("home-sick") == "home sick"


@pytest.mark.parametrize(
    ("pleasantness", "energy", "touched"),
    [
        (1, 9, ("tense",)),
        (9, 9, ("excited",)),
        (1, 1, ("flat",)),
        (9, 1, ("calm",)),
        (5, 9, ("tense", "excited")),
        (1, 5, ("tense", "flat")),
        (5, 5, ("tense", "excited", "flat", "calm")),
    ],
)
def test_a_spot_touches_its_quarters(
    pleasantness: int, energy: int, touched: tuple[str, ...]
) -> None:
    assert quadrants_at(pleasantness, energy) == touched


def test_every_spot_offers_words() -> None:
    for pleasantness, energy in product(range(1, 10), repeat=2):
        assert len(words_at(pleasantness, energy)) >= len(words["flat"])


def test_every_quadrant_has_a_label() -> None:
    assert vocabulary.quadrants.keys() == words.keys()
