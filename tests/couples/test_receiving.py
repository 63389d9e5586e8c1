"""How to receive: short enough for ten seconds, and never told what to feel."""

from __future__ import annotations

import re
from string import Formatter
from typing import get_args

import pytest

from nearer.couples.logic.receiving import (
    COACHING,
    SECONDS,
    WANTED,
    WANTS,
    beginnings,
    coaching,
    is_asked_for,
)
from nearer.couples.payloads import Shape, WantsBack

EVERY: tuple[WantsBack, ...] = get_args(WantsBack)
WORDS_A_SECOND = 4.2


def test_every_wish_is_named_told_and_coached() -> None:
    assert set(EVERY) == WANTS.keys() == WANTED.keys() == COACHING.keys()


@pytest.mark.parametrize("wish", EVERY)
def test_the_coaching_is_read_in_ten_seconds(wish: WantsBack) -> None:
    said = " ".join(line.said() for line in coaching(wish, "Ann"))
    assert said.startswith("Ann ")
    assert len(said.split()) <= SECONDS * WORDS_A_SECOND


@pytest.mark.parametrize("wish", EVERY)
def test_nothing_pushes(wish: WantsBack) -> None:
    said = " ".join(line.said() for line in coaching(wish, "Ann")).lower()
    assert not re.search(r"\b(should|must|have to|always|never|fix)\b|!", said)


@pytest.mark.parametrize("wish", EVERY)
def test_three_shapes_of_reply_are_offered(wish: WantsBack) -> None:
    assert {each.shape for each in beginnings(wish)} == set(get_args(Shape))
    assert len(beginnings(wish)) == 3


def test_a_label_shows_how_its_reply_begins() -> None:
    for each in beginnings("just-listen"):
        assert each.starter.startswith(each.label.removesuffix("…"))
        assert each.starter.endswith(" ")


def test_no_reply_is_asked_for_where_none_is_wanted() -> None:
    assert [wish for wish in EVERY if not is_asked_for(wish)] == ["no-reply"]


def test_a_name_may_be_any_name() -> None:
    for message in WANTED.values():
        assert [name for _, name, _, _ in Formatter().parse(message) if name] == ["name"]
    assert coaching("hold-me", "{x}")[0].said() == "{x} would like to be held."
