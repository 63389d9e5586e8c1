"""What is written around a question: every honest word fits, and each stays in its own space."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.couples.payloads import Reply, Shape, WantsBack
from nearer.features.talks.logic.library import library
from nearer.features.talks.payloads import Answer, Revealed, Skipped, Telling, Waiting
from nearer.spaces.payload import Payload, UnknownPayload, UnsoundPayload, pack, unpack

DAY = date(2026, 5, 31)
ENTRY = UUID(int=7)
slug = st.from_regex(r"[a-z][a-z0-9-]{0,39}", fullmatch=True)


def text(longest: int) -> st.SearchStrategy[str]:
    return st.text(st.characters(codec="utf-8"), min_size=1, max_size=longest)


written = st.one_of(
    st.builds(Answer, slug, text(2000)),
    st.builds(Skipped, slug),
    st.builds(Telling, st.booleans()),
    st.builds(Revealed, slug, text(2000), st.sampled_from(get_args(WantsBack))),
    st.builds(Waiting, slug),
    st.builds(
        Reply, st.uuids(), st.integers(1, 2**31 - 1), st.sampled_from(get_args(Shape)), text(1000)
    ),
)


@given(written, st.integers(0, 2**40))
def test_whatever_is_written_comes_back_as_it_was(payload: Payload, at: int) -> None:
    found = unpack(type(payload), pack(payload, at, DAY, "slot"))
    assert (found.body, found.at, found.day) == (payload, at, DAY)


@pytest.mark.parametrize(
    "payload",
    [
        Answer("worry-smile", ""),
        Answer("worry-smile", "x" * 2001),
        Answer("Worry", "x"),
        Answer("worry smile", "x"),
        Answer("", "x"),
        Skipped("a" * 41),
        Revealed("worry-smile", "x", "applause"),  # type: ignore[arg-type]
        Waiting("worry-smile\n"),
        Reply(ENTRY, 1, "i-doubt", "x"),  # type: ignore[arg-type]
        Reply(ENTRY, 1, "i-hear", ""),
        Reply(ENTRY, 0, "i-hear", "x"),
        Reply("7", 1, "i-hear", "x"),  # type: ignore[arg-type]
        Telling("no"),  # type: ignore[arg-type]
    ],
    ids=repr,
)
def test_bounds_hold(payload: Payload) -> None:
    with pytest.raises(UnsoundPayload):
        pack(payload, 0, DAY)


def test_every_question_can_be_answered() -> None:
    for id_ in library():
        assert unpack(Answer, pack(Answer(id_, "x"), 0, DAY)).body.question == id_


def test_what_is_private_may_not_live_where_two_can_open_it() -> None:
    private: list[type[Payload]] = [Answer, Skipped, Telling]
    of_two: list[type[Payload]] = [Revealed, Waiting, Reply]
    assert all(cls.lives_in == {"private"} for cls in private)
    assert all(cls.lives_in == {"couple"} for cls in of_two)


def test_a_revealed_copy_does_not_say_whether_the_other_was_told() -> None:
    assert Revealed.__struct_fields__ == ("question", "text", "wants_back")


def test_nobody_is_told_until_that_was_chosen() -> None:
    assert not Telling().lets_know


def test_an_answer_is_not_read_as_a_revealed_one() -> None:
    fields: dict[str, Any] = {"question": "worry-smile", "text": "x"}
    with pytest.raises(UnknownPayload):
        unpack(Revealed, pack(Answer(**fields), 0, DAY))
