"""Thank-yous and notes: written to be read, within bounds."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.couples.payloads import WantsBack
from nearer.features.openness.payloads import Note, Thanks
from nearer.spaces.payload import Payload, UnsoundPayload, pack, unpack

DAY = date(2026, 5, 31)
wishes = st.sampled_from(get_args(WantsBack))


def text(shortest: int, longest: int) -> st.SearchStrategy[str]:
    return st.text(st.characters(codec="utf-8"), min_size=shortest, max_size=longest)


given_things = st.one_of(
    st.builds(Thanks, text(1, 500), text(0, 500), wishes),
    st.builds(Note, text(1, 1000), wishes),
)


@given(given_things)
def test_what_is_given_arrives_as_it_was(payload: Payload) -> None:
    assert unpack(type(payload), pack(payload, 0, DAY)).body == payload
    assert payload.lives_in == {"couple"}


@pytest.mark.parametrize(
    "payload",
    [
        Thanks(""),
        Thanks("x" * 501),
        Thanks("x", "y" * 501),
        Note(""),
        Note("x" * 1001),
        Note("x", "applause"),  # type: ignore[arg-type]
    ],
)
def test_bounds_hold(payload: Payload) -> None:
    with pytest.raises(UnsoundPayload):
        pack(payload, 0, DAY)


def test_a_thank_you_asks_for_nothing_back() -> None:
    assert Thanks("You carried the chair up.").wants_back == "no-reply"
    assert Note("Soup on the stove.").wants_back == "no-reply"
