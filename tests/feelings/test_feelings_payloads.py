"""A check-in accepts every honest answer and nothing out of its bounds."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.features.feelings.payloads import CheckIn, Company, FirstWords, State
from nearer.spaces.payload import UnknownPayload, UnsoundPayload, pack, unpack

DAY = date(2026, 5, 31)
TENS = ["circles", "closeness", "opened_up", "felt_understood", "tension"]
TENS += ["wish_to_withdraw", "enjoyed_together"]
ten = st.none() | st.integers(0, 10)
step = st.none() | st.integers(1, 9)
slug = st.from_regex(r"[a-z][a-z-]{0,30}", fullmatch=True)
words = st.lists(slug, max_size=12).map(tuple)
states: st.SearchStrategy[State] = st.sampled_from(get_args(State))


def text(longest: int) -> st.SearchStrategy[str]:
    return st.text(st.characters(codec="utf-8"), max_size=longest)


check_ins = st.builds(
    CheckIn,
    state=states,
    pleasantness=step,
    energy=step,
    words=words,
    sentence=text(500),
    **dict.fromkeys(TENS, ten),
)
first_words = st.builds(
    FirstWords,
    company=st.sampled_from(get_args(Company)),
    state=states,
    words=words,
    feeling=text(200),
    happened=text(500),
    need=text(500),
    text=text(1500),
)


@given(check_ins, st.integers(0, 2**40))
def test_a_check_in_comes_back_as_it_was(checkin: CheckIn, at: int) -> None:
    written = unpack(CheckIn, pack(checkin, at, DAY))
    payload = written.body
    assert (payload, written.at, written.day) == (checkin, at, DAY)


@given(first_words, st.integers(0, 2**40))
def test_first_words_come_back_as_they_were(first: FirstWords, at: int) -> None:
    written = unpack(FirstWords, pack(first, at, DAY))
    payload = written.body
    assert (payload, written.at, written.day) == (first, at, DAY)


@pytest.mark.parametrize("name", TENS)
@pytest.mark.parametrize("value", [-1, 11, "5", 5.5, True])
def test_a_line_ends_at_nought_and_ten(name: str, value: Any) -> None:
    with pytest.raises(UnsoundPayload):
        pack(CheckIn(**{name: value}), 0, DAY)


@pytest.mark.parametrize("name", ["pleasantness", "energy"])
@pytest.mark.parametrize("value", [0, 10])
def test_the_grid_has_nine_steps(name: str, value: Any) -> None:
    with pytest.raises(UnsoundPayload):
        pack(CheckIn(**{name: value}), 0, DAY)


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "fine"},
        {"words": ("Lonely",)},
        {"words": ("lonely\n",)},
        {"words": ("",)},
        {"words": ("a",) * 13},
        {"sentence": "x" * 501},
    ],
)
def test_a_check_in_out_of_bounds_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(UnsoundPayload):
        pack(CheckIn(**fields), 0, DAY)


def test_a_check_in_is_not_read_as_first_words() -> None:
    with pytest.raises(UnknownPayload):
        unpack(FirstWords, pack(CheckIn(), 0, DAY))
