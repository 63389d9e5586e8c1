"""The safety questions: any yes leads to help first, silently, and nothing else changes."""

from __future__ import annotations

import re
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.features.checkups.logic.helplines import NEEDS
from nearer.features.checkups.logic.safety import (
    ANSWERS,
    NEEDS_FIRST,
    OPENING,
    OWN_ACTS,
    QUESTIONS,
    SCREEN,
    SCREENS,
    WORDS,
    Help,
    Route,
    asks_on,
    route,
)
from nearer.features.checkups.payloads import SafetyAnswers, Said, Screen
from nearer.spaces.payload import UnsoundPayload, pack, unpack

ASKED = ["afraid", "hurt", "controlled", "pressed"]
said = st.sampled_from(get_args(Said))
some_answers = st.builds(
    SafetyAnswers,
    st.sampled_from(get_args(Screen)),
    **dict.fromkeys([*ASKED, "frightens_or_hurts"], said),
)
TEXTS = [
    SCREEN,
    OPENING,
    OWN_ACTS,
    *QUESTIONS.values(),
    *(each for lines in WORDS.values() for each in lines),
]


def test_no_answers_lead_nowhere() -> None:
    assert route(None) == Route()


def test_four_times_no_is_a_way_on() -> None:
    assert route(SafetyAnswers("alone", "no", "no", "no", "no", "no")) == Route()
    assert route(SafetyAnswers("alone")) == Route()


@pytest.mark.parametrize("name", ASKED)
def test_a_single_yes_is_enough(name: str) -> None:
    found = route(SafetyAnswers("alone", **{name: "yes"}))  # type: ignore[arg-type]
    assert found == Route(("being-hurt",))
    assert found.needs[0] == "violence"


@pytest.mark.parametrize("name", ASKED)
def test_not_being_sure_weighs_as_much(name: str) -> None:
    found = route(SafetyAnswers("alone", **{name: "unsure"}))  # type: ignore[arg-type]
    assert found == Route(("not-sure",))


def test_who_hurts_gets_a_way_of_their_own() -> None:
    assert route(SafetyAnswers("alone", frightens_or_hurts="yes")).help == ("own-acts",)
    both = route(SafetyAnswers("alone", afraid="yes", frightens_or_hurts="unsure"))
    assert both.help == ("being-hurt", "own-acts")
    assert both.needs[0] == "violence"


@pytest.mark.parametrize("screen", ["unsure", "seen"])
def test_where_somebody_looks_on_nothing_is_asked_and_nothing_said(screen: Screen) -> None:
    assert not asks_on(screen)
    found = route(SafetyAnswers(screen, afraid="yes"))
    assert found == Route(("another-time",))
    assert found.needs == ()
    shown = " ".join(WORDS["another-time"]).lower()
    assert not re.search(r"afraid|hurt|safe|partner|help|secret|share", shown)


@given(some_answers)
def test_the_lines_are_those_there_are(answers: SafetyAnswers) -> None:
    assert set(route(answers).needs) <= set(NEEDS)


@given(some_answers, st.sampled_from([*ASKED, "frightens_or_hurts"]))
def test_no_yes_ever_ends_the_help(answers: SafetyAnswers, name: str) -> None:
    fields = {field: getattr(answers, field) for field in answers.__struct_fields__}
    assert route(SafetyAnswers(**{**fields, name: "yes"})).help
    assert route(SafetyAnswers(**{**fields, name: "unsure"})).help


@given(some_answers)
def test_answers_come_back_as_they_were(answers: SafetyAnswers) -> None:
    assert unpack(SafetyAnswers, pack(answers, 0, date(2026, 5, 31))).body == answers


def test_answers_live_with_one_person_alone() -> None:
    assert SafetyAnswers.lives_in == {"private"}
    with pytest.raises(UnsoundPayload):
        pack(SafetyAnswers("alone", "maybe"), 0, date(2026, 5, 31))  # type: ignore[arg-type]


def test_every_answer_and_every_way_has_words() -> None:
    assert QUESTIONS.keys() == set(ASKED)
    assert SCREENS.keys() == set(get_args(Screen))
    assert ANSWERS.keys() == set(get_args(Said)) - {"unsaid"}
    assert WORDS.keys() == NEEDS_FIRST.keys() == set(get_args(Help))


def test_the_words_neither_push_nor_promise() -> None:
    """No verdict, no diagnosis, nothing about being safe or about leaving."""
    said = " ".join(TEXTS).lower()
    assert not re.search(
        r"\b(should|must|victim|abuser?|perpetrator|violent|leave him|safe\b)", said
    )
    assert not re.search(r"\b(he|she|him|her|husband|wife)\b|!", said)
