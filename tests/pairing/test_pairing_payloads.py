"""What two wish for: within bounds, and each in its own space."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.couples.payloads import Calling, Ending, Pausing, Wishes
from nearer.spaces.payload import Payload, UnsoundPayload, pack, unpack

DAY = date(2026, 5, 31)
hour = st.integers(0, 23)


def text(shortest: int, longest: int) -> st.SearchStrategy[str]:
    return st.text(st.characters(codec="utf-8"), min_size=shortest, max_size=longest)


endings = st.sampled_from(get_args(Ending))
said = st.one_of(
    st.builds(Wishes, st.integers(1, 5), hour, hour, text(0, 200), endings),
    st.builds(Calling, text(1, 60)),
    st.builds(Pausing, st.none() | st.dates()),
)


@given(said)
def test_what_is_said_comes_back_as_it_was(payload: Payload) -> None:
    assert unpack(type(payload), pack(payload, 0, DAY)).body == payload


@pytest.mark.parametrize(
    "payload",
    [
        Wishes(pace=0),
        Wishes(pace=6),
        Wishes(from_hour=24),
        Wishes(to_hour=-1),
        Wishes(pause_words="x" * 201),
        Wishes(ending="never"),  # type: ignore[arg-type]
        Calling(""),
        Calling("x" * 61),
    ],
)
def test_bounds_hold(payload: Payload) -> None:
    with pytest.raises(UnsoundPayload):
        pack(payload, 0, DAY)


def test_a_pause_shows_to_nobody() -> None:
    assert Pausing.lives_in == {"private"}
    assert Wishes.lives_in == Calling.lives_in == {"couple"}
