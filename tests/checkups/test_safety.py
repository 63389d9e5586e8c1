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
    DEVICE,
    DEVICES,
    IN_DEFENCE,
    NEEDS_FIRST,
    OPENING,
    OWN_ACTS,
    QUESTIONS,
    SCREEN,
    SCREENS,
    WORDS,
    Asked,
    Help,
    Route,
    asks_on,
    route,
)
from nearer.features.checkups.payloads import OlderSafetyAnswers, SafetyAnswers, Said, Screen
from nearer.spaces.payload import UnsoundPayload, pack, unpack

ASKED = list(get_args(Asked))
said = st.sampled_from(get_args(Said))
some_answers = st.builds(
    SafetyAnswers,
    st.sampled_from(get_args(Screen)),
    **dict.fromkeys(["device", *ASKED, "own_acts", "in_defence"], said),
)
TEXTS = [
    SCREEN,
    DEVICE,
    OPENING,
    OWN_ACTS,
    IN_DEFENCE,
    *QUESTIONS.values(),
    *(each for lines in WORDS.values() for each in lines),
]


def test_no_answers_lead_nowhere() -> None:
    assert route(None) == Route()


def test_a_no_to_each_is_a_way_on() -> None:
    assert route(SafetyAnswers("alone", "no", *["no"] * 9)) == Route()
    assert route(SafetyAnswers("alone", "no")) == Route()


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
    assert route(SafetyAnswers("alone", own_acts="yes")).help == ("own-acts",)
    both = route(SafetyAnswers("alone", afraid="yes", own_acts="unsure"))
    assert both.help == ("being-hurt", "own-acts")
    assert both.needs[0] == "violence"


@pytest.mark.parametrize("defended", ["unsure", "yes"])
def test_who_defended_themselves_is_first_taken_for_one_who_may_be_hurt(defended: Said) -> None:
    alone = route(SafetyAnswers("alone", own_acts="yes", in_defence=defended))
    assert alone.help == ("not-sure", "own-acts")
    assert alone.needs[0] == "violence"
    hurt = SafetyAnswers("alone", struck="yes", own_acts="yes", in_defence=defended)
    assert route(hurt).help == ("being-hurt", "own-acts")
    assert route(SafetyAnswers("alone", in_defence=defended)).help == ("not-sure",)


@pytest.mark.parametrize(
    ("screen", "device"),
    [("unsure", "no"), ("seen", "no"), ("alone", "unsure"), ("alone", "yes"), ("seen", "yes")],
)
def test_where_somebody_may_look_on_nothing_is_asked_and_nothing_said(
    screen: Screen, device: Said
) -> None:
    answers = SafetyAnswers(screen, device, afraid="yes")
    assert not asks_on(answers)
    assert route(answers) == Route(("another-time",))
    assert route(answers).needs == ()
    shown = " ".join(WORDS["another-time"]).lower()
    assert not re.search(r"afraid|hurt|safe|partner|help|secret|share|watch", shown)
    assert "another phone or computer" in shown


def test_older_answers_lead_where_they_led() -> None:
    for name in ("afraid", "hurt", "controlled", "pressed"):
        older = OlderSafetyAnswers("alone", **{name: "yes"})  # type: ignore[arg-type]
        assert route(SafetyAnswers.upgrade(older)).help == ("being-hurt",)
    hurts = OlderSafetyAnswers("alone", frightens_or_hurts="yes")
    assert route(SafetyAnswers.upgrade(hurts)).help == ("own-acts",)
    assert route(SafetyAnswers.upgrade(OlderSafetyAnswers("alone", "no"))) == Route()
    assert route(SafetyAnswers.upgrade(OlderSafetyAnswers("seen"))).help == ("another-time",)


@given(some_answers)
def test_the_lines_are_those_there_are(answers: SafetyAnswers) -> None:
    assert set(route(answers).needs) <= set(NEEDS)


@given(some_answers, st.sampled_from([*ASKED, "own_acts", "in_defence"]))
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
    assert ANSWERS.keys() == DEVICES.keys() == set(get_args(Said)) - {"unsaid"}
    assert WORDS.keys() == NEEDS_FIRST.keys() == set(get_args(Help))


@pytest.mark.parametrize(
    ("name", "acts"),
    [
        ("struck", ["pushed", "hit", "choked", "held", "thrown things"]),
        ("threatened", ["threatened", "themselves", "child", "animal"]),
        ("watched", ["where you are", "phone", "passwords", "pictures"]),
        ("kept", ["people", "money", "work", "sleep", "dress", "doctor"]),
        ("belittled", ["humiliate", "worthless", "crazy"]),
        ("pressed", ["pressured", "forced", "sex"]),
    ],
)
def test_a_question_asks_by_what_was_done(name: Asked, acts: list[str]) -> None:
    """Who is choked may not call it being hurt."""
    words = QUESTIONS[name]
    assert all(act in words for act in acts)
    assert not re.search(r"physical|violen|abus|control", words)
    assert words.count("?") == 1
    assert len(words.split()) <= 32


def test_a_time_is_named_and_what_was_before_counts() -> None:
    assert "last year" in OPENING
    assert "longer ago" in OPENING
    assert "were with before" in QUESTIONS["struck"]
    assert "were with before" in QUESTIONS["pressed"]


def test_no_promise_is_made_that_does_not_hold() -> None:
    """Everybody knows that everybody is asked, and not every line keeps silent in every case."""
    said = " ".join(TEXTS)
    assert "learns that they were asked" not in said
    assert "Everybody is asked. What you answer is seen by you alone." in OPENING
    assert "do not decide for you" not in said
    assert "only if a life or a child is in danger" in " ".join(WORDS["being-hurt"])


def test_whoever_may_be_hurt_is_told_that_exercises_for_two_are_not_for_this() -> None:
    for way in ("being-hurt", "not-sure", "own-acts"):
        assert "Exercises for couples are not" in " ".join(WORDS[way])  # type: ignore[index]


def test_force_is_not_excused() -> None:
    said = " ".join(WORDS["own-acts"])
    assert "is a choice" in said
    assert "protect yourself" in said
    assert not re.search(r"overwhelmed|lose control|temper|provok|stress", said + OWN_ACTS)
    assert "want" not in OWN_ACTS  # whoever does not want it to stop has to be able to say yes


def test_the_words_neither_push_nor_promise() -> None:
    """No verdict, no diagnosis, nothing about being safe or about leaving."""
    said = " ".join(TEXTS).lower()
    assert not re.search(
        r"\b(should|must|victim|abuser?|perpetrator|violent|leave him|safe\b)", said
    )
    assert not re.search(r"\b(he|she|him|her|husband|wife)\b|!", said)
