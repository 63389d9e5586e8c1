"""The question for two, as each of the two finds it at every step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.urls import reverse

from nearer.couples.pausing import pause
from nearer.features.talks.logic.library import library
from nearer.features.talks.payloads import Answer, Revealed, Waiting
from nearer.spaces.events import written
from tests.at_once import at_once
from tests.cast import Couple, Friend
from tests.evening import Evening, evening

HERS, HIS = "That I would be left at the pool.", "The cellar, and what lived there."


@pytest.fixture
def two(couple: Couple) -> Evening:
    return evening(couple)


def test_both_find_the_same_question(two: Evening, ann: Friend, ben: Friend) -> None:
    question = library()[two.turn(ann).question]
    assert two.turn(ben).question == question.id
    for friend in (ann, ben):
        said = two.words(friend, two.url("question"))
        assert question.text in said
        assert "Another one" in said
        assert "only me" in said


def test_an_answer_shows_nowhere_to_the_other(two: Evening, ann: Friend, ben: Friend) -> None:
    before = two.words(ben, two.at()), two.words(ben, two.url("ours"))
    two.answer(ann, HERS)
    assert HERS in two.words(ann, two.at())
    assert (two.words(ben, two.at()), two.words(ben, two.url("ours"))) == before


def test_a_shown_answer_shows_nowhere_before_the_other_has_shown_one(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    urls = two.at(), two.url("question"), two.url("ours"), two.url("questions")
    before = [two.words(ben, url) for url in urls]
    two.show(ann, HERS)
    assert [two.words(ben, url) for url in urls] == before
    assert HERS in two.words(ann, two.url("ours"))
    assert two.get(ben, two.at("question-theirs")).status_code == 404


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


def test_that_an_answer_waits_is_told_only_when_chosen(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    two.show(ann, HERS, tells=True)
    for url in (two.at(), two.url("ours"), two.url("questions")):
        said = two.words(ben, url)
        assert "Ann has answered, and is waiting for yours" in said
        assert HERS not in said
    two.answer(ben, HIS)
    said = two.words(ben, two.at())
    assert "Ann has answered, and is waiting" in said
    assert "Share it with Ann" in said
    ann.client.post(two.at("question-tell"), {"hush": "1"})
    assert "is waiting for yours" not in two.words(ben, two.at())
    assert two.couple.seen_by(ann).count(Waiting) == 0


def test_both_shown_first_how_to_receive_then_the_words(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    two.show(ann, HERS, "hold-me")
    two.show(ben, HIS)
    said = two.words(ben, two.at())
    assert "Ann would like to be held." in said
    assert HERS not in said
    assert HERS not in two.words(ben, two.url("ours"))
    opened = two.words(ben, two.at("question-theirs"))
    assert opened.index("Being close matters") < opened.index(HERS)
    assert HIS in two.words(ann, two.at("question-theirs"))


def test_a_reply_reaches_the_one_who_shared(two: Evening, ann: Friend, ben: Friend) -> None:
    two.show(ann, HERS)
    two.show(ben, HIS)
    two.reply(ben, "I hear that you waited.")
    assert "I hear that you waited." in two.words(ben, two.url("ours"))
    assert HERS in two.words(ben, two.at())
    two.reply(ann, "I hear that it was dark.")
    assert "Ben replied: I hear that you waited." in two.words(ann, two.at())


def test_another_beginning_keeps_what_follows(two: Evening, ann: Friend, ben: Friend) -> None:
    two.show(ann, HERS)
    two.show(ben, HIS)
    url = two.at("question-theirs")
    typed = {"shape": "i-hear", "text": "I hear that you count.", "begin": "i-did-not-know"}
    answer = ben.client.post(url, typed).content.decode()
    assert "I did not know that you count." in answer
    only = {"shape": "thank-you", "text": "Thank you for "}
    assert "in your own words" in ben.client.post(url, only).content.decode()


def test_changing_an_answer_leaves_the_copy_until_it_is_shown_anew(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    two.show(ann, HERS)
    two.show(ben, HIS)
    ann.client.post(two.at("question-answer"), {"text": "The pool.", "seen": 1})
    assert HERS in two.words(ben, two.at("question-theirs"))
    assert "You have changed your answer since." in two.words(ann, two.at())
    ann.client.post(two.at("question-show"), {"wants_back": "just-listen", "show": "2"})
    assert "The pool." in two.words(ben, two.at("question-theirs"))


def test_taken_back_it_is_gone_for_both_and_so_is_theirs(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    two.show(ann, HERS, tells=True)
    two.show(ben, HIS)
    assert "Nobody is told." in two.words(ann, two.at("question-take-back"))
    ann.client.post(two.at("question-take-back"))
    assert two.get(ben, two.at("question-theirs")).status_code == 404
    assert two.get(ann, two.at("question-theirs")).status_code == 404
    assert HIS not in two.words(ann, two.url("ours"))
    assert HERS in two.words(ann, two.at())
    assert two.couple.seen_by(ann).count(Waiting) == 0


def test_two_devices_do_not_lose_an_answer(two: Evening, ann: Friend) -> None:
    two.answer(ann, HERS)
    url = two.at("question-answer")
    said = ann.client.post(url, {"text": "Other words.", "seen": 0}).content.decode()
    assert "Other words." in said
    assert "saved another answer on another page" in said
    assert ann.space.entries(Answer)[0].payload.text == HERS


def test_not_today_leaves_no_trace_for_the_other(two: Evening, ann: Friend, ben: Friend) -> None:
    before = two.words(ben, two.url("question"))
    ann.client.post(two.at("question-skip"))
    assert "You skipped it." in two.words(ann, two.at())
    assert library()[two.turn(ann).question].text not in two.words(ann, two.url("question"))
    assert two.words(ben, two.url("question")) == before


def test_another_one_and_an_answer_to_it(two: Evening, ann: Friend, ben: Friend) -> None:
    second = two.seen_by(ann).places[1][1]
    assert library()[second].text in two.words(ann, two.at("question-at", 1))
    two.answer(ann, HERS, 1)
    assert library()[second].text in two.words(ann, two.url("question"))
    assert library()[second].text not in two.words(ben, two.url("question"))


def test_as_the_other_sees_it_before_it_is_shown(two: Evening, ann: Friend) -> None:
    two.answer(ann, HERS)
    url, looks = two.at("question-show"), {"wants_back": "give-me-time", "look": "1"}
    seen = ann.client.post(url, looks).content.decode()
    assert "Ann would like some time with this." in seen
    assert two.couple.seen_by(ann).count(Revealed) == 0


def test_an_answer_that_was_changed_since_it_was_looked_at_is_looked_at_again(
    two: Evening, ann: Friend
) -> None:
    two.answer(ann, HERS)
    page = two.get(ann, two.at("question-show")).content.decode()
    assert 'name="show" value="1"' in page
    changed = {"text": "Not that.", "seen": 1}
    assert ann.client.post(two.at("question-answer"), changed).status_code == 302
    shows = {"wants_back": "hold-me", "show": "1"}
    answer = ann.client.post(two.at("question-show"), shows).content.decode()
    assert "Not that." in answer
    assert two.couple.seen_by(ann).count(Revealed) == 0
    assert 'name="show" value="2"' in answer
    assert ann.client.post(two.at("question-show"), shows | {"show": "2"}).status_code == 302


def test_a_pause_keeps_everything_back(two: Evening, ann: Friend) -> None:
    two.answer(ann, HERS)
    pause(ann.space, None)
    ann.client.post(two.at("question-show"), {"wants_back": "hold-me", "show": "1"})
    ann.client.post(two.url("note"), {"text": "Soup.", "wants_back": "no-reply"})
    assert two.couple.seen_by(ann).count(Revealed) == 0
    assert "You are taking a pause" in two.words(ann, two.at("question-show"))
    assert "Soup." not in two.words(ann, two.url("ours"))


def test_a_poke_fetches_the_standing_alone(two: Evening, ann: Friend, ben: Friend) -> None:
    two.show(ann, HERS)
    two.show(ben, HIS)
    part = two.get(ann, two.at(), HX_Request="true").content.decode()
    assert "<html" not in part
    assert "Ben would just like you to listen." in part


@pytest.mark.django_db(transaction=True)
def test_both_show_at_once(couple: Couple, ann: Friend, ben: Friend) -> None:
    two = evening(couple)
    for friend, text in ((ann, HERS), (ben, HIS)):
        two.answer(friend, text)
    url, said = two.at("question-show"), {"wants_back": "hold-me", "show": "1"}
    clients = [ann.client, ben.client]
    answers = at_once([partial(client.post, url, said) for client in clients])
    assert [getattr(answer, "status_code", answer) for answer in answers] == [302, 302]
    assert HERS in two.words(ben, two.at("question-theirs"))
    assert HIS in two.words(ann, two.at("question-theirs"))


def test_a_stranger_finds_nothing(two: Evening, ann: Friend, zoe: Friend) -> None:
    two.show(ann, HERS, tells=True)
    names = "question-at", "question-answer", "question-show", "question-take-back"
    for name in (*names, "question-theirs", "question-erase"):
        assert two.get(zoe, two.at(name)).status_code == 404
    for name in ("ours", "question", "questions", "thanks", "note"):
        assert two.get(zoe, two.url(name)).status_code == 404


def test_in_a_space_of_ones_own_there_is_no_such_page(two: Evening, ann: Friend) -> None:
    for name in ("ours", "question", "questions", "thanks", "note"):
        assert two.get(ann, reverse(name, args=[ann.space.id])).status_code == 404
