"""The question for two, as each of the two finds it at every step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.urls import reverse

from nearer.couples.pausing import pause
from nearer.features.talks.logic.library import library
from nearer.features.talks.payloads import Answer, Opened, Revealed, Waiting
from nearer.spaces.events import written
from tests.at_once import at_once
from tests.cast import Couple, Friend
from tests.evening import Evening, evening
from tests.ui.page import Page

HERS, HIS = "That I would be left at the pool.", "The cellar, and what lived there."


@pytest.fixture
def two(couple: Couple) -> Evening:
    return evening(couple)


def test_both_find_the_same_question_and_the_same_beside_it(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    first, *beside = (library()[question] for _, question in two.seen_by(ann).places)
    assert two.seen_by(ben).places == two.seen_by(ann).places
    for friend in (ann, ben):
        said = two.words(friend, two.url("question"))
        assert said.index(first.text) < said.index("Or another one")
        assert all(said.index("Or another one") < said.index(each.text) for each in beside)
        assert "only me" in said


def test_an_answer_shows_nowhere_to_the_other(two: Evening, ann: Friend, ben: Friend) -> None:
    before = two.words(ben, two.at()), two.words(ben, two.url("ours"))
    two.answer(ann, HERS)
    assert HERS in two.words(ann, two.at())
    assert (two.words(ben, two.at()), two.words(ben, two.url("ours"))) == before


def test_one_tap_shows_what_stands_in_the_box(two: Evening, ann: Friend) -> None:
    two.show(ann, HERS)
    assert ann.space.entries(Answer)[0].payload.text == HERS
    [copy] = two.couple.seen_by(ann).entries(Revealed)
    assert copy.payload == Revealed(two.turn(ann).question, HERS)


def test_a_shown_answer_shows_nowhere_before_the_other_has_shown_one(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    urls = two.at(), two.url("question"), two.url("ours"), two.url("questions")
    before = [two.words(ben, url) for url in urls]
    two.show(ann, HERS)
    assert [two.words(ben, url) for url in urls] == before
    assert HERS in two.words(ann, two.url("ours"))
    assert ben.client.post(two.at("question-open")).status_code == 404


def test_no_open_page_hears_of_what_may_not_show_yet(
    two: Evening, ann: Friend, ben: Friend, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    heard: list[object] = []

    def hear(space: object, **_: object) -> None:
        heard.append(space)

    written.connect(hear)
    with django_capture_on_commit_callbacks(execute=True):
        two.show(ann, HERS)
    assert two.couple.id not in heard
    with django_capture_on_commit_callbacks(execute=True):
        two.show(ben, HIS)
    assert two.couple.id in heard
    written.disconnect(hear)


def test_that_an_answer_waits_is_asked_once_and_told_only_when_chosen(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    two.show(ann, HERS)
    assert "Should Ben know that it is waiting?" in two.words(ann, two.at())
    ann.client.post(two.at("question-tell"), {"tell": "1"})
    for url in (two.at(), two.url("ours"), two.url("questions")):
        said = two.words(ben, url)
        assert "Ann has answered." in said
        assert HERS not in said
    ann.client.post(two.at("question-tell"), {"hush": "1"})
    assert "Ann has answered." not in two.words(ben, two.at())
    assert two.couple.seen_by(ann).count(Waiting) == 0
    assert "Should Ben know" not in two.words(ann, two.at())
    assert "Let Ben know that it is waiting" in two.words(ann, two.at("question-at", 1))


def test_what_was_chosen_then_is_chosen_for_the_next(two: Evening, ann: Friend) -> None:
    two.show(ann, HERS, tells=True)
    page = two.get(ann, two.at("question-at", 1)).content.decode()
    assert Page(page).one("input", name="lets_know")["checked"] == ""
    said = {"text": "Another.", "seen": "0", "lets_know": "on"}
    assert ann.client.post(two.at("question-show", 1), said).status_code == 302
    assert two.couple.seen_by(ann).count(Waiting) == 2


def test_nothing_is_put_in_a_mouth(two: Evening, ann: Friend, ben: Friend) -> None:
    two.show(ann, HERS)
    two.show(ben, HIS)
    said = two.opened(ben)
    assert "Ann would like" not in said
    assert "Ann needs" not in said


def test_both_shown_they_lie_closed_and_one_act_opens_them(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    two.show(ann, HERS, "hold-me")
    two.show(ben, HIS)
    said = two.words(ben, two.at())
    assert "Both are here." in said
    assert "Ann would like to be held." in said
    assert HERS not in said
    assert HERS not in two.words(ben, two.url("ours"))
    opened = two.opened(ben)
    assert opened.index("Ann would like to be held.") < opened.index(HERS) < opened.index(HIS)
    assert HERS in two.words(ben, two.url("ours"))


def test_that_it_was_opened_is_told_to_nobody(two: Evening, ann: Friend, ben: Friend) -> None:
    two.show(ann, HERS)
    two.show(ben, HIS)
    before = [two.words(ann, url) for url in (two.at(), two.url("ours"), two.url("questions"))]
    two.opened(ben)
    after = [two.words(ann, url) for url in (two.at(), two.url("ours"), two.url("questions"))]
    assert before == after
    assert (ben.space.count(Opened), two.couple.seen_by(ann).count(Opened)) == (1, 0)


def test_the_tone_follows_the_depth(couple: Couple, ann: Friend, ben: Friend) -> None:
    two = evening(couple, pace=1)
    two.show(ann, HERS)
    two.show(ben, HIS)
    assert "Before you read" not in two.words(ben, two.at())
    said = two.opened(ben)
    assert "a laugh" in said
    assert "Say it back" not in said


def test_a_thread_stands_beneath_both_answers(two: Evening, ann: Friend, ben: Friend) -> None:
    two.show(ann, HERS)
    two.show(ben, HIS)
    two.reply(ben, "I hear that you waited.")
    assert "I hear that you waited." in two.words(ben, two.url("ours"))
    two.reply(ann, "I hear that it was dark.")
    for friend, lines in (
        (ann, ("Ben I hear that you waited.", "You I hear that it was dark.")),
        (ben, ("You I hear that you waited.", "Ann I hear that it was dark.")),
    ):
        said = two.opened(friend)
        assert all(line in said for line in lines)


def test_another_beginning_keeps_what_follows(two: Evening, ann: Friend, ben: Friend) -> None:
    two.show(ann, HERS, "hold-me")
    two.show(ben, HIS)
    two.opened(ben)
    url = two.at("question-reply")
    typed = {"text": "I hear that you count.", "begin": "i-did-not-know"}
    answer = ben.client.post(url, typed).content.decode()
    assert "I did not know that you count." in answer
    typed = {"text": "haha that fork", "begin": "thank-you"}
    assert "Thank you for \nhaha that fork" in ben.client.post(url, typed).content.decode()
    only = {"text": "Thank you for "}
    assert "in your own words" in ben.client.post(url, only).content.decode()


def test_changing_an_answer_leaves_the_copy_until_it_is_shown_anew(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    two.show(ann, HERS)
    two.show(ben, HIS)
    two.opened(ann)
    two.answer(ann, "The pool.")
    assert HERS in two.opened(ben)
    assert "You have changed your answer since." in two.words(ann, two.at())
    two.show(ann, "The pool.")
    assert "The pool." in two.words(ben, two.at())


def test_taken_back_it_is_gone_for_both_and_so_is_theirs(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    two.show(ann, HERS, tells=True)
    two.show(ben, HIS)
    assert "Nobody is told." in two.words(ann, two.at("question-take-back"))
    ann.client.post(two.at("question-take-back"))
    for friend in (ann, ben):
        assert friend.client.post(two.at("question-open")).status_code == 404
    assert HIS not in two.words(ann, two.url("ours"))
    assert HERS in two.words(ann, two.at())
    assert two.couple.seen_by(ann).count(Waiting) == 0


def test_not_today_leaves_no_trace_for_the_other(two: Evening, ann: Friend, ben: Friend) -> None:
    before = two.words(ben, two.url("question"))
    ann.client.post(two.at("question-skip"))
    assert "You skipped it." in two.words(ann, two.at())
    assert library()[two.turn(ann).question].text not in two.words(ann, two.url("question"))[:200]
    assert two.words(ben, two.url("question")) == before


def test_another_one_and_an_answer_to_it(two: Evening, ann: Friend, ben: Friend) -> None:
    second = library()[two.seen_by(ann).places[1][1]].text
    two.answer(ann, HERS, 1)
    for friend, comes_first in ((ann, True), (ben, False)):
        said = two.words(friend, two.url("question"))
        assert (said.index(second) < said.index("Or another one")) is comes_first


def test_a_pause_keeps_everything_back(two: Evening, ann: Friend) -> None:
    two.answer(ann, HERS)
    pause(ann.space, None)
    said = {"text": "More.", "seen": "1", "wants_back": "hold-me"}
    page = ann.client.post(two.at("question-show"), said).content.decode()
    assert "More.</textarea>" in page
    assert "You are taking a pause" in page
    assert "Show it to Ben" not in page
    ann.client.post(two.url("note"), {"text": "Soup."})
    assert two.couple.seen_by(ann).count(Revealed) == 0
    assert "Soup." not in two.words(ann, two.url("ours"))


def test_a_poke_fetches_the_standing_alone(two: Evening, ann: Friend, ben: Friend) -> None:
    two.show(ann, HERS)
    two.show(ben, HIS)
    part = two.get(ann, two.at(), HX_Request="true").content.decode()
    assert "<html" not in part
    assert "Both are here." in part


@pytest.mark.django_db(transaction=True)
def test_both_show_at_once(couple: Couple, ann: Friend, ben: Friend) -> None:
    two = evening(couple)
    url = two.at("question-show")
    clients = [(ann.client, HERS), (ben.client, HIS)]
    answers = at_once(
        [partial(client.post, url, {"text": text, "seen": "0"}) for client, text in clients]
    )
    assert [getattr(answer, "status_code", answer) for answer in answers] == [302, 302]
    assert HERS in two.opened(ben)
    assert HIS in two.opened(ann)


def test_a_stranger_finds_nothing(two: Evening, ann: Friend, zoe: Friend) -> None:
    two.show(ann, HERS, tells=True)
    for name in ("question-at", "question-take-back", "question-erase"):
        assert two.get(zoe, two.at(name)).status_code == 404
    for name in ("answer", "show", "skip", "typed", "open", "reply", "tell"):
        assert zoe.client.post(two.at(f"question-{name}"), {"text": "x"}).status_code == 404
    for name in ("ours", "question", "questions", "thanks", "note"):
        assert two.get(zoe, two.url(name)).status_code == 404


def test_in_a_space_of_ones_own_there_is_no_such_page(two: Evening, ann: Friend) -> None:
    for name in ("ours", "question", "questions", "thanks", "note"):
        assert two.get(ann, reverse(name, args=[ann.space.id])).status_code == 404
