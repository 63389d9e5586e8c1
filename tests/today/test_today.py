"""Today: what is there for this person now, and nothing that is not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.urls import reverse

from nearer.features.feelings.logic.slots import check_in_slot
from nearer.features.feelings.payloads import CheckIn, FirstWords
from nearer.people import erasing, recovery
from nearer.people.keyring import About
from tests.cast import Friend
from tests.ui.page import Page


def see(friend: Friend, **headers: str) -> HttpResponse:
    return friend.client.get(reverse("today", args=[friend.space.id]), headers=headers)


def words(friend: Friend) -> str:
    return " ".join(Page(see(friend).content.decode()).words.split())


def prove(friend: Friend) -> None:
    groups = (recovery.unproved_code(friend.keyring) or "").split("-")
    assert recovery.prove(friend.keyring, groups[2], groups[7])


def check_in(friend: Friend, said: CheckIn) -> None:
    space = friend.space
    space.put(said, check_in_slot(space.today()))


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [(4, "Good evening"), (5, "Good morning"), (11, "Good morning"), (12, "Good afternoon"),
     (17, "Good afternoon"), (18, "Good evening"), (23, "Good evening")],
)  # fmt: skip
def test_greets_by_the_persons_own_clock(zoe: Friend, hour: int, greeting: str) -> None:
    tokyo = datetime(2026, 3, 10, hour, 30, tzinfo=UTC) - timedelta(hours=9)
    with time_machine.travel(tokyo, tick=False):
        said = words(zoe)
    assert f"{greeting}, Zoe" in said
    assert "Tuesday 10 March" in said


def test_greets_without_a_name_too(ann: Friend) -> None:
    ann.keyring.change(lambda ring: setattr(ring, "about", About(time_zone="Europe/Berlin")))
    said = words(ann)
    assert "Good" in said
    assert "Good evening," not in said


def test_draws_what_was_answered(ann: Friend, ben: Friend) -> None:
    check_in(ann, CheckIn("numb"))
    check_in(ben, CheckIn(pleasantness=3, energy=2, circles=4))
    for friend, drawn in ((ann, 0), (ben, 2)):
        page = Page(see(friend).content.decode())
        pictures = [tag for tag, attributes in page.tags if attributes.get("role") == "img"]
        assert len(pictures) == drawn


def test_invites_to_check_in_and_to_keep_the_code(ann: Friend) -> None:
    said = words(ann)
    assert "Two small things today." in said
    assert "Half a minute for yourself" in said
    assert "Keep your recovery code" in said


def test_shows_the_answer_and_offers_to_change_it(ann: Friend) -> None:
    prove(ann)
    check_in(ann, CheckIn(words=("tired", "distant"), sentence="A long day."))
    said = words(ann)
    assert "Nothing is waiting." in said
    assert "tired, distant" in said
    assert "A long day." in said
    assert "Change it" in said
    assert "Half a minute for" not in said
    assert "recovery code" not in said


def test_not_today_is_an_answer_like_any_other(ann: Friend) -> None:
    prove(ann)
    check_in(ann, CheckIn(state="not-today"))
    said = words(ann)
    assert "Nothing is waiting." in said
    assert "not today" in said


def test_yesterdays_answer_is_not_todays(ann: Friend) -> None:
    space = ann.space
    yesterday = space.today() - timedelta(days=1)
    space.put(CheckIn(words=("sad",)), check_in_slot(yesterday), yesterday)
    said = words(ann)
    assert "sad" not in said
    assert "Half a minute for yourself" in said


def test_first_words_stand_there_for_a_week(ann: Friend) -> None:
    space = ann.space
    space.add(FirstWords(text="I feel distant."), space.today() - timedelta(days=6))
    assert "I feel distant." in words(ann)


def test_older_first_words_do_not(ann: Friend) -> None:
    space = ann.space
    space.add(FirstWords(text="I feel distant."), space.today() - timedelta(days=7))
    assert "I feel distant." not in words(ann)


def test_says_that_the_account_is_going(ann: Friend) -> None:
    erasing.ask_to_erase(ann.keyring)
    ann.sign_in()
    ann.client = ann.another_client()
    assert "Your account is going to be deleted" in words(ann)


def test_a_poke_fetches_the_page_without_its_frame(ann: Friend) -> None:
    said = see(ann, HX_Request="true").content.decode()
    assert "<html" not in said
    assert "Half a minute for yourself" in said
    at = Page(said).one("div", **{"hx-trigger": "nearer:poke from:body"})
    assert at["hx-get"] == reverse("today", args=[ann.space.id])


def test_others_get_nothing(ann: Friend, ben: Friend, zoe: Friend) -> None:
    for friend in (ben, zoe):
        path = reverse("today", args=[ann.space.id])
        assert friend.client.get(path).status_code == 404


def test_the_code_alone_waits_after_checking_in(ann: Friend) -> None:
    check_in(ann, CheckIn(state="numb"))
    assert "One small thing today: your way back in." in words(ann)


def test_offers_to_bring_the_partner_in_to_whoever_came_for_two(ann: Friend, zoe: Friend) -> None:
    about = zoe.keyring.about
    zoe.keyring.change(
        lambda ring: setattr(ring, "about", About(about.shown_name, about.time_zone, together=True))
    )
    assert "Invite your partner" in words(zoe)
    assert "Three small things today." in words(zoe)
    assert "Invite your partner" not in words(ann)
    assert "Your partner" in Page(ann.client.get(reverse("account")).content.decode()).words
