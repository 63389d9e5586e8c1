"""Words in the box of a question do not vanish: another one, not today, a second tab, a device."""

from __future__ import annotations

import pytest

from nearer.features.talks.payloads import Answer, Revealed
from tests.cast import Couple, Friend
from tests.evening import Evening, evening
from tests.ui.page import Page

HERS = "That I would be left at the pool."


@pytest.fixture
def two(couple: Couple) -> Evening:
    return evening(couple)


def test_two_devices_do_not_lose_an_answer(two: Evening, ann: Friend) -> None:
    two.answer(ann, HERS)
    for name in ("question-answer", "question-show"):
        typed = {"text": "Other words.", "seen": "0"}
        said = ann.client.post(two.at(name), typed).content.decode()
        assert "Other words.</textarea>" in said
        assert "saved another answer on another page" in said
        assert Page(said).one("input", name="seen")["value"] == "1"
    assert ann.space.entries(Answer)[0].payload.text == HERS
    assert two.couple.seen_by(ann).count(Revealed) == 0


@pytest.mark.parametrize("act", ["question-to", "question-skip"])
def test_words_in_the_box_go_along_to_another_question(two: Evening, ann: Friend, act: str) -> None:
    here = two.seen_by(ann)
    rest = [here.address(here.places[1])] if act == "question-to" else []
    url = two.url(act, here.address(here.places[0]), *rest)
    assert ann.client.post(url, {"text": HERS, "seen": "0"}).status_code == 302
    assert f"{HERS}</textarea>" in two.get(ann, two.at()).content.decode()
    too_long = {"text": "x" * 2001, "seen": "1"}
    assert "x" * 2001 in ann.client.post(url, too_long).content.decode()
    assert ann.client.post(url, {"text": "", "seen": "1"}).status_code == 302
    assert ann.space.entries(Answer)[0].payload.text == HERS


def test_what_two_tabs_were_left_with_stands_in_one_box(two: Evening, ann: Friend) -> None:
    for text in ("From one tab.", "From another.", "From one tab."):
        typed = {"text": text, "seen": "0"}
        assert ann.client.post(two.at("question-typed"), typed).status_code == 204
    assert ann.space.entries(Answer)[0].payload.text == "From one tab.\n\nFrom another."
    edited = {"text": "From one tab.", "seen": "2"}
    assert ann.client.post(two.at("question-typed"), edited).status_code == 204
    assert ann.space.entries(Answer)[0].payload.text == "From one tab."
    for refused in ({"text": "x" * 1995, "seen": "1"}, {"text": " ", "seen": "3"}):
        assert ann.client.post(two.at("question-typed"), refused).status_code in (409, 422)
    assert ann.space.entries(Answer)[0].payload.text == "From one tab."
