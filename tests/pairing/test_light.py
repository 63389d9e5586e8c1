"""The light questions of an invitation fit anybody who opens it."""

from __future__ import annotations

import re

from nearer.features.talks.logic.library import library, text
from nearer.pairing.logic.light import CHOICES, LIGHT, ONCE_LIGHT, light_questions


def test_they_are_of_the_lightest_depth_and_short() -> None:
    found = [library()[id_] for id_ in LIGHT]
    assert len(set(LIGHT)) == len(LIGHT)
    assert all(each.depth == 1 and len(each.text) <= 80 and not each.cautions for each in found)


def test_they_take_nothing_of_the_two_for_granted() -> None:
    found = [library()[id_] for id_ in LIGHT]
    assert not {each.topic for each in found} & {"us", "growing-up"}
    assert not [each for each in found if re.search(r"\btwo of you\b|partner|together", each.text)]


def test_none_can_be_heard_with_a_wink() -> None:
    winks = re.compile(r"\b(body|hands?|touch|hold|bed|kiss|naughty|turns you on)\b")
    assert [each for id_ in LIGHT if winks.search(each := text(id_))] == []


def test_a_question_of_an_open_invitation_is_still_known() -> None:
    assert not set(ONCE_LIGHT) & set(LIGHT)
    assert all(text(id_) for id_ in ONCE_LIGHT)


def test_others_can_be_asked_for_until_they_come_round() -> None:
    rounds = len(LIGHT) // CHOICES
    seen = [each.id for looking in range(rounds) for each in light_questions(looking)]
    assert seen == list(LIGHT)
    assert light_questions(rounds) == light_questions(0)
