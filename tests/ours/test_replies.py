"""What comes back for a copy of a check-in: one reply, beside the copy, from the other alone."""

from __future__ import annotations

from datetime import date

import pytest

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
BACK = {"shape": "i-hear", "text": "I hear that it was loud in you."}
BEGIN = "Start your reply"
FOLDED = "Reply anyway"


@pytest.fixture
def two(couple: Couple) -> Evening:
    return evening(couple)


def share(
    two: Evening, friend: Friend, wants: WantsBack = "just-listen", sentence: str = SENTENCE
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
    assert two.url("reply", copy.id) in two.get(ben, two.url("ours")).content.decode()
    said = two.words(ben, two.url("reply", copy.id))
    order = [said.index(each) for each in ("Ann would like to be held.", SENTENCE, BEGIN)]
    assert order == sorted(order)
    assert FOLDED not in said


def test_the_reply_stands_beside_the_copy_for_both(two: Evening, ann: Friend, ben: Friend) -> None:
    copy = share(two, ann)
    assert back(two, ben, copy) == 302
    assert f"You replied: {BACK['text']}" in two.words(ben, two.url("ours"))
    for name, rest in (("ours", ()), ("shared-copy", (copy.id,))):
        assert f"Ben replied: {BACK['text']}" in two.words(ann, two.url(name, *rest))


def test_there_is_one_reply_and_it_may_be_changed_and_taken_back(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    copy = share(two, ann)
    for text in ("I hear you.", "I hear you, twice."):
        assert back(two, ben, copy, text=text) == 302
    [reply] = two.couple.seen_by(ben).entries(Reply)
    assert reply.payload.text == "I hear you, twice."
    withdraw = two.url("reply-withdraw", reply.id)
    assert withdraw in two.get(ben, two.url("reply", copy.id)).content.decode()
    assert ann.client.post(withdraw).status_code == 404
    assert ben.client.post(withdraw).status_code == 302
    assert "replied" not in two.words(ann, two.url("ours"))
    assert withdraw not in two.get(ben, two.url("reply", copy.id)).content.decode()


def test_where_no_reply_is_needed_none_is_offered_at_once(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    copy = share(two, ann, "no-reply")
    assert FOLDED in two.words(ben, two.url("reply", copy.id))
    assert "You asked for" not in two.words(ann, two.url("ours"))
    assert back(two, ben, copy) == 302


def test_nobody_replies_to_their_own_and_a_stranger_gets_404(
    two: Evening, ann: Friend, zoe: Friend
) -> None:
    copy = share(two, ann)
    assert back(two, ann, copy) == back(two, zoe, copy) == 404
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
        assert "replied" not in two.words(friend, two.url("ours"))
    opened = two.get(ben, two.url("reply", anew.id)).content.decode()
    assert BACK["text"] not in opened
    assert "Delete my reply" not in opened
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
