"""What the other gave: first on Today, opened in place by its reader alone, and told to nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from nearer.couples import opened
from nearer.couples.pausing import pause
from nearer.couples.payloads import Opened
from nearer.couples.replies import reply
from nearer.features.feelings import copies
from nearer.features.feelings.payloads import CheckIn
from nearer.features.openness.payloads import Note, Thanks
from nearer.pairing.leaving import leave
from nearer.spaces.entry import Entry
from nearer.spaces.payload import Payload
from tests.cast import Couple, Friend
from tests.evening import Evening, evening, the_two
from tests.ours.test_nothing_tells import pages, shown
from tests.ui.page import Page

SOUP = "There is soup in the blue pot."
CLOSED = "Closed until you open it"
MARK = "something new"


@pytest.fixture
def two(couple: Couple) -> Evening:
    return evening(couple)


def today(friend: Friend) -> str:
    return reverse("today", args=[friend.space.id])


def give(two: Evening, friend: Friend, said: Payload | None = None) -> Entry[Payload]:
    return two.couple.seen_by(friend).add(said or Note(SOUP))


def open_it(friend: Friend, url: str, entry: Entry[Payload], **headers: str) -> str:
    answer = friend.client.post(url, {"open": str(entry.id)}, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_comes_first_and_none_of_its_words_stand_there(two: Evening, ann: Friend) -> None:
    ben = two.couple.second
    give(two, ben)
    give(two, ben, Thanks("You warmed the cups.", "It was cold."))
    copy = copies.cut(CheckIn(sentence="Tired."), "sentence", "hold-me")
    copies.put(two.couple.seen_by(ben), copy, ben.space.today())
    said = two.words(ann, today(ann))
    lines = ("Ben left you a note", "Ben thanked you", "Ben shared something")
    assert all(said.index(line) < said.index("How are you?") for line in lines)
    assert said.count(CLOSED) == len(lines)
    for words in (SOUP, "You warmed the cups.", "Tired."):
        assert words not in said


@pytest.mark.parametrize("headers", [{}, {"HX_Request": "true"}])
def test_a_tap_opens_it_in_place_and_it_is_not_announced_again(
    two: Evening, ann: Friend, ben: Friend, headers: dict[str, str]
) -> None:
    entry = give(two, ben)
    page = open_it(ann, today(ann), entry, **headers)
    assert SOUP in page
    assert ("<html" in page) == (not headers)
    assert CLOSED not in page
    assert CLOSED not in two.words(ann, today(ann))
    assert SOUP in two.words(ann, two.url("ours"))


def test_it_is_opened_in_ours_as_well(two: Evening, ann: Friend, ben: Friend) -> None:
    entry = give(two, ben)
    assert SOUP not in two.words(ann, two.url("ours"))
    assert SOUP in open_it(ann, two.url("ours"), entry)
    assert CLOSED not in two.words(ann, today(ann))


def test_a_mark_stands_on_the_tab_until_it_is_opened(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    entry = give(two, ben)
    for url in (today(ann), two.url("ours"), two.url("news")):
        assert two.words(ann, url).count(MARK) == 1
    mine = two.get(ann, reverse("mine", args=[ann.space.id])).content.decode()
    asks = Page(mine).one("span", id="tab-mark")
    assert asks["hx-get"] == two.url("news")
    open_it(ann, today(ann), entry)
    for url in (today(ann), two.url("ours"), two.url("news")):
        assert MARK not in two.words(ann, url)


def test_its_giver_sees_the_same_bytes_before_and_after(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    entry = give(two, ben, Thanks("You warmed the cups."))
    before = pages(two, ben) | {"news": shown(ben, two.url("news"))}
    for url in (today(ann), two.url("ours")):
        open_it(ann, url, entry)
    after = pages(two, ben) | {"news": shown(ben, two.url("news"))}
    assert {name for name in before if before[name] != after[name]} == set()


def test_a_reply_is_given_too_and_shows_what_it_answers(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    entry = give(two, ann)
    couple = the_two(ben, two.couple.seen_by(ben))
    reply(couple, entry, "thank-you", "Thank you for the soup.")
    [answer] = couple.replies
    assert "Ben replied to you" in two.words(ann, today(ann))
    page = open_it(ann, today(ann), answer)
    assert "Thank you for the soup." in page
    assert SOUP in page
    assert "replied to you" not in two.words(ann, today(ann))


def test_what_is_given_again_in_other_words_is_closed_again(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    entry = give(two, ben)
    open_it(ann, today(ann), entry)
    two.couple.seen_by(ben).entry(Note, entry.id).revise(Note("There is none left."))
    said = two.words(ann, today(ann))
    assert CLOSED in said
    assert "There is none left." not in said


def test_in_a_pause_it_waits(two: Evening, ann: Friend, ben: Friend) -> None:
    give(two, ben)
    pause(ann.space, None)
    for url in (today(ann), two.url("news")):
        said = two.words(ann, url)
        assert CLOSED not in said
        assert MARK not in said
    assert CLOSED in two.words(ann, two.url("ours"))


def test_what_is_older_than_the_first_day_with_it_counts_as_opened(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    """An account from before there was this: it has kept nothing of what it has opened."""
    with time_machine.travel(timezone.now() - timedelta(days=2)):
        give(two, ben)
    for kept in ann.space.entries(Opened):
        kept.erase()
    assert CLOSED not in two.words(ann, today(ann))
    ann.sign_in()
    [kept] = ann.space.entries(Opened)
    assert kept.payload == opened.beginning(ann.space)


def test_signing_in_again_opens_nothing(two: Evening, ann: Friend, ben: Friend) -> None:
    give(two, ben)
    with time_machine.travel(timezone.now() + timedelta(days=40)):
        ann.sign_in()
        ann.client = ann.another_client()
        assert CLOSED in two.words(ann, today(ann))


def test_nobody_opens_their_own_and_a_stranger_nothing(
    two: Evening, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    entry = give(two, ben)
    asked = {"open": str(entry.id)}
    for friend, url in ((ben, today(ben)), (ben, two.url("ours")), (zoe, today(zoe))):
        assert friend.client.post(url, asked).status_code == 404
    assert zoe.client.post(two.url("ours"), asked).status_code == 404
    assert ann.client.post(today(ann), {"open": "no such thing"}).status_code == 404


def test_in_a_place_that_has_ended_everything_lies_open(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    give(two, ben)
    leave(ben.refresh(), two.couple.seen_by(ben), withdraws=False)
    assert SOUP in two.words(ann, two.url("ours"))
