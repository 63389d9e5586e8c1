"""What comes back for a copy of a check-in: one reply, beside the copy, from the other alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from nearer.couples import replies
from nearer.couples.pausing import pause
from nearer.couples.payloads import Reply, WantsBack
from nearer.features.feelings import copies
from nearer.features.feelings.payloads import CheckIn, SharedCheckIn
from nearer.pairing.leaving import leave
from nearer.spaces.entry import Entry
from tests.cast import Couple, Friend
from tests.evening import Evening, evening

SENTENCE = "The radio was on all evening."
BACK = {"text": "I hear that it was loud in you."}
BEGIN = "Your reply"
FOLDED = "Reply anyway"


@pytest.fixture
def two(couple: Couple) -> Evening:
    return evening(couple)


def share(
    two: Evening, friend: Friend, wants: WantsBack | None = None, sentence: str = SENTENCE
) -> Entry[SharedCheckIn]:
    copy = copies.cut(CheckIn(sentence=sentence), "sentence", wants)
    return copies.put(two.couple.seen_by(friend), copy, date(2026, 11, 20))


def back(two: Evening, friend: Friend, copy: Entry[SharedCheckIn], **said: str) -> int:
    mark = replies.mark(two.seen_by(two.couple.second).couple, copy)
    return friend.client.post(two.url("reply", copy.id), BACK | {"mark": mark} | said).status_code


def test_the_other_is_told_how_to_receive_it_before_words_and_reply(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    copy = share(two, ann, "hold-me")
    opened = ben.client.post(two.url("ours"), {"open": str(copy.id)}).content.decode()
    assert two.url("reply", copy.id) in opened
    said = two.words(ben, two.url("reply", copy.id))
    order = [said.index(each) for each in ("Ann would like to be held.", SENTENCE, BEGIN)]
    assert order == sorted(order)
    assert FOLDED not in said


def test_the_reply_stands_beside_the_copy_for_both(two: Evening, ann: Friend, ben: Friend) -> None:
    copy = share(two, ann)
    assert back(two, ben, copy) == 302
    assert f"You {BACK['text']}" in two.words(ben, two.url("ours"))
    for name, rest in (("ours", ()), ("shared-copy", (copy.id,))):
        assert f"Ben {BACK['text']}" in two.words(ann, two.url(name, *rest))


def test_each_line_is_taken_out_by_its_writer_alone(two: Evening, ann: Friend, ben: Friend) -> None:
    copy = share(two, ann)
    with time_machine.travel(timezone.now()) as clock:
        for friend, text in ((ben, "I hear you."), (ann, "Thank you."), (ben, "Always.")):
            assert back(two, friend, copy, text=text) == 302
            clock.shift(timedelta(minutes=1))
    said = two.words(ann, two.url("reply", copy.id))
    assert said.index("I hear you.") < said.index("Thank you.") < said.index("Always.")
    lines = two.couple.seen_by(ben).entries(Reply)
    reply = next(each for each in lines if each.author == ben.keyring.me)
    withdraw = two.url("reply-withdraw", reply.id)
    assert withdraw in two.get(ben, two.url("reply", copy.id)).content.decode()
    assert withdraw not in two.get(ann, two.url("reply", copy.id)).content.decode()
    assert ann.client.post(withdraw).status_code == 404
    assert ben.client.post(withdraw).status_code == 302
    assert reply.payload.text not in two.words(ann, two.url("ours"))


def test_a_sign_is_put_and_taken_in_one_tap(two: Evening, ann: Friend, ben: Friend) -> None:
    copy = share(two, ann)
    for _ in range(2):
        assert back(two, ben, copy, text="", sign="hug") == 302
    assert "Ben a hug" in two.words(ann, two.url("ours"))
    assert len(two.couple.seen_by(ann).entries(Reply)) == 1
    assert back(two, ben, copy, text="", unsign="hug") == 302
    assert "a hug" not in two.words(ann, two.url("ours"))


def test_words_in_the_box_stay_where_a_sign_goes_past_them(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    copy = share(two, ann)
    said = {"mark": replies.mark(two.seen_by(ben).couple, copy), "text": "Half a", "sign": "smile"}
    answer = ben.client.post(two.url("reply", copy.id), said).content.decode()
    assert "Half a</textarea>" in answer
    assert [each.payload.sign for each in two.couple.seen_by(ann).entries(Reply)] == ["smile"]


def test_a_laugh_has_no_place_where_something_was_asked_for(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    said = two.words(ben, two.url("reply", share(two, ann).id))
    assert "a laugh" in said
    assert "Before you read" not in said
    said = two.words(ben, two.url("reply", share(two, ann, "hold-me").id))
    assert "a laugh" not in said
    assert "a hug" in said


def test_a_dozen_lines_are_enough(two: Evening, ann: Friend, ben: Friend) -> None:
    copy = share(two, ann)
    for number in range(replies.MOST):
        assert back(two, (ann, ben)[number % 2], copy, text=f"Line {number}.") == 302
    assert back(two, ben, copy, text="One more.") == 200
    assert two.couple.seen_by(ann).count(Reply) == replies.MOST
    assert "The rest is for talking." in two.words(ann, two.url("reply", copy.id))


def test_where_no_reply_is_needed_none_is_offered_at_once(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    copy = share(two, ann, "no-reply")
    assert FOLDED in two.words(ben, two.url("reply", copy.id))
    assert "You asked for" not in two.words(ann, two.url("ours"))
    assert back(two, ben, copy) == 302


def test_a_stranger_gets_404(two: Evening, ann: Friend, zoe: Friend) -> None:
    assert back(two, zoe, share(two, ann)) == 404
    assert two.couple.seen_by(ann).count(Reply) == 0


def test_a_reply_goes_with_the_copy(two: Evening, ann: Friend, ben: Friend) -> None:
    copy = share(two, ann)
    back(two, ben, copy)
    assert ann.client.post(two.url("copy-withdraw", copy.id)).status_code == 302
    assert BACK["text"] not in two.words(ann, two.url("ours"))
    assert back(two, ben, copy) == 404


def test_a_reply_stays_with_the_words_it_answers(two: Evening, ann: Friend, ben: Friend) -> None:
    back(two, ben, share(two, ann))
    share(two, ann)
    assert BACK["text"] in two.words(ann, two.url("ours"))
    anew = share(two, ann, sentence="Then it was off.")
    for friend in (ann, ben):
        assert BACK["text"] not in two.words(friend, two.url("ours"))
    opened = two.get(ben, two.url("reply", anew.id)).content.decode()
    assert BACK["text"] not in opened
    assert back(two, ben, anew, text="I hear that it was quiet.") == 302
    assert "I hear that it was quiet." in two.words(ann, two.url("ours"))


def test_what_is_sent_back_to_words_that_have_changed_meanwhile_is_asked_again(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    seen = share(two, ann)
    anew = share(two, ann, sentence="Then it was off.")
    typed = BACK | {"mark": replies.mark(two.seen_by(ben).couple, seen)}
    answer = ben.client.post(two.url("reply", seen.id), typed).content.decode()
    for words in ("What you are replying to has changed", "Then it was off.", BACK["text"]):
        assert words in answer
    assert f'name="mark" value="{replies.mark(two.seen_by(ben).couple, anew)}"' in answer
    assert two.couple.seen_by(ann).count(Reply) == 0


def test_who_has_paused_sends_nothing_back(two: Evening, ann: Friend, ben: Friend) -> None:
    copy = share(two, ann)
    pause(ben.space, None)
    assert "You are taking a pause" in two.words(ben, two.url("reply", copy.id))
    assert back(two, ben, copy) == 200
    assert two.couple.seen_by(ann).count(Reply) == 0


def test_in_a_closed_place_copy_and_reply_stay_readable_and_nothing_is_offered(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    copy = share(two, ann)
    back(two, ben, copy)
    leave(ann.refresh(), two.couple.seen_by(ann), withdraws=False)
    for friend in (ann, ben):
        said = two.words(friend, two.url("shared-copy", copy.id))
        assert SENTENCE in said
        assert BACK["text"] in said
        assert BEGIN not in said
        assert "Delete" not in said
    assert back(two, ben, copy, text="Later.") == 409
