"""Ours: the stream of what both share, who may take what out of it, and how Today brings it up."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from nearer.couples.pausing import pause
from nearer.couples.replies import mark
from nearer.features.openness.payloads import Note, Thanks
from nearer.features.talks.logic.library import library
from nearer.pairing.leaving import leave
from tests.cast import Couple, Friend
from tests.evening import Evening, evening

HERS, HIS = "That I would be left at the pool.", "The cellar, and what lived there."


@pytest.fixture
def two(couple: Couple) -> Evening:
    return evening(couple)


def thank(two: Evening, friend: Friend, what: str, wants: str = "no-reply") -> None:
    said = {"what": what, "reason": "It showed me that you saw it.", "wants_back": wants}
    assert friend.client.post(two.url("thanks"), said).status_code == 302


def today(two: Evening, friend: Friend) -> str:
    return two.words(friend, reverse("today", args=[friend.space.id]))


def test_invites_while_nothing_is_shared(two: Evening, ann: Friend) -> None:
    assert "What you share will appear here" in two.words(ann, two.url("ours"))


def test_both_read_it_with_whose_it_is(two: Evening, ann: Friend, ben: Friend) -> None:
    thank(two, ann, "You warmed the cups.", "hold-me")
    note = {"text": "Soup in the blue pot.", "wants_back": "no-reply"}
    assert ben.client.post(two.url("note"), note).status_code == 302
    hers, his = (two.words(friend, two.url("ours")) for friend in (ann, ben))
    for said in (hers, his):
        assert "Soup in the blue pot." in said
        assert "You warmed the cups." in said
        assert "It showed me that you saw it." in said
    assert "Ann would like to be held." in his
    assert "You asked for: Hold me." in hers


def test_what_is_missing_is_said_and_what_was_typed_stays(two: Evening, ann: Friend) -> None:
    said = {"what": "", "reason": "It mattered.", "wants_back": "no-reply"}
    page = ann.client.post(two.url("thanks"), said).content.decode()
    assert page.count('id="problems"') == 1
    assert "It mattered." in page
    assert two.couple.seen_by(ann).count(Thanks) == 0


def test_a_thank_you_can_be_answered_by_the_other_alone(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    thank(two, ann, "You warmed the cups.", "just-listen")
    [entry] = two.couple.seen_by(ann).entries(Thanks)
    url, said = two.url("reply", entry.id), {"shape": "thank-you", "text": "Thank you for it."}
    said["mark"] = mark(two.seen_by(ben).couple, entry)
    assert ann.client.post(url, said).status_code == 404
    assert ben.client.post(url, said).status_code == 302
    assert "Ben replied: Thank you for it." in two.words(ann, two.url("ours"))


def test_each_withdraws_their_own_and_nobody_elses(two: Evening, ann: Friend, ben: Friend) -> None:
    thank(two, ann, "You warmed the cups.")
    [entry] = two.couple.seen_by(ann).entries(Thanks)
    url = two.url("withdraw-given", entry.id)
    assert ben.client.post(url).status_code == 404
    assert "Nobody is told." in two.words(ann, url)
    assert two.couple.seen_by(ann).count(Thanks) == 1
    assert ann.client.post(url).status_code == 302
    assert two.couple.seen_by(ben).count(Thanks) == 0


def test_after_a_week_an_answer_lies_open(two: Evening, ann: Friend, ben: Friend) -> None:
    two.show(ann, HERS)
    two.show(ben, HIS)
    assert HERS not in two.words(ben, two.url("ours"))
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        ben.client = ben.another_client()
        assert HERS in two.words(ben, two.url("ours"))


def test_older_months_are_leafed_to(two: Evening, ann: Friend) -> None:
    space = two.couple.seen_by(ann)
    for back in range(0, 450, 9):
        space.add(Note(f"Note {back}."), space.today() - timedelta(days=back))
    newest = two.words(ann, two.url("ours"))
    assert "Note 0." in newest
    assert newest.index("Note 0.") < newest.index("Note 9.")
    assert "Note 441." not in newest
    month = (space.today() - timedelta(days=441)).replace(day=1)
    assert "Note 441." in two.words(ann, two.url("ours-from", month))


def test_a_closed_place_can_be_read_and_not_written(two: Evening, ann: Friend, ben: Friend) -> None:
    thank(two, ann, "You warmed the cups.")
    leave(ben.refresh(), two.couple.seen_by(ben), withdraws=False)
    for friend in (ann, ben):
        said = two.words(friend, two.url("ours"))
        assert "This place is closed." in said
        for name in ("note", "thanks"):
            assert two.get(friend, two.url(name)).headers["Location"] == two.url("ours")
        assert "You warmed the cups." in said
        assert "Leave a note" not in said
        assert two.get(friend, two.url("question")).status_code == 302
    note = {"text": "Still here.", "wants_back": "no-reply"}
    assert ann.client.post(two.url("note"), note).status_code == 409


def test_today_brings_the_question_up(two: Evening, ann: Friend) -> None:
    question = library()[two.turn(ann).question].text
    said = today(two, ann)
    assert question in said
    assert "Write my answer" in said
    two.answer(ann, HERS)
    assert "Write my answer" not in today(two, ann)


def test_today_is_silent_in_a_pause(two: Evening, ann: Friend) -> None:
    question = library()[two.turn(ann).question].text
    pause(ann.space, None)
    assert question not in today(two, ann)
    assert question in two.words(ann, two.url("ours"))


def test_whoever_is_in_no_couple_has_no_such_tab(two: Evening, ann: Friend, zoe: Friend) -> None:
    assert two.url("ours") in two.get(ann, reverse("account")).content.decode()
    page = two.get(zoe, reverse("today", args=[zoe.space.id])).content.decode()
    assert "/ours/" not in page
    assert "For the two of you" not in page


def test_a_file_holds_no_answer_that_a_page_does_not_show(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    def taken(friend: Friend) -> str:
        url = reverse("export", args=[friend.space.id])
        answer = friend.client.post(url, {"passphrase": friend.passphrase})
        bundle = zipfile.ZipFile(io.BytesIO(answer.content))
        return bundle.read("nearer.html").decode()

    two.show(ann, HERS)
    assert HERS in taken(ann)
    assert HERS not in taken(ben)
    two.show(ben, HIS)
    assert HERS in taken(ben)


def test_in_a_closed_place_every_answer_lies_open(two: Evening, ann: Friend, ben: Friend) -> None:
    two.show(ann, HERS)
    two.show(ben, HIS)
    assert HIS not in two.words(ann, two.url("ours"))
    leave(ben.refresh(), two.couple.seen_by(ben), withdraws=False)
    assert HIS in two.words(ann, two.url("ours"))
