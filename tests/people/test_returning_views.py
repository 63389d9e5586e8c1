"""What may be pending at sign-in: a form kept from before a lock, or the account's deletion."""

from __future__ import annotations

import re
from datetime import timedelta

import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nearer.features.feelings.payloads import CheckIn
from nearer.people import erasing, resubmit
from nearer.people.models import Draft, Person, Session
from tests.cast import Couple, Friend

KEPT, WISH = "/kept/", "/account/wish/"


def meet_a_lock(client: Client, path: str, words: dict[str, str]) -> str:
    """Sends a form after the session has ended. Returns where the response leads."""
    client.get("/account/")
    Session.objects.all().delete()
    return client.post(path, words).headers["Location"]


def unlock(client: Client, friend: Friend) -> str:
    words = {"name": friend.name, "passphrase": friend.passphrase}
    return client.post("/sign-in/", words).headers["Location"]


def fields(page: str) -> dict[str, str]:
    """The hidden fields of the form that sends the words again."""
    form = page.split('action="/s/')[1].split("</form>", maxsplit=1)[0]
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))


def check_in(friend: Friend) -> tuple[str, dict[str, str]]:
    """The address of the check-in and what its form says, with a sentence in it."""
    path = reverse("check-in", args=[friend.space.id])
    form = friend.client.get(path).content.decode().split("<main")[1]
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    return path, {**hidden, "sentence": "The lake was still.", "spot": "7-3"}


def test_words_that_met_a_lock_are_sent_again(ann: Friend) -> None:
    path, words = check_in(ann)
    assert meet_a_lock(ann.client, path, words) == "/sign-in/"
    assert unlock(ann.client, ann) == KEPT
    page = ann.client.get(KEPT).content.decode()
    again = fields(page)
    assert again[resubmit.AGAIN]
    assert again["sentence"] == "The lake was still."
    assert "lake" not in re.sub(r"<input[^>]*>", "", page)
    assert ann.client.post(path, again).status_code == 302
    [entry] = ann.space.entries(CheckIn)
    assert entry.payload.sentence == "The lake was still."
    assert ann.client.get(KEPT).headers["Location"] == reverse("today", args=[ann.space.id])


def test_words_stay_until_the_page_has_taken_them(ann: Friend) -> None:
    path, words = check_in(ann)
    meet_a_lock(ann.client, path, words)
    unlock(ann.client, ann)
    again = fields(ann.client.get(KEPT).content.decode())
    assert ann.client.post(path + "gone/", again).status_code == 404
    assert ann.client.get(KEPT).status_code == 200
    # The browser locked once more between the page and its button.
    assert meet_a_lock(ann.client, path, again) == "/sign-in/"
    assert unlock(ann.client, ann) == KEPT
    assert fields(ann.client.get(KEPT).content.decode()).keys() == again.keys()


def test_an_answer_into_a_corner_of_the_page_leads_to_the_way_in(ann: Friend) -> None:
    path, words = check_in(ann)
    Session.objects.all().delete()
    answer = ann.client.post(path, words, headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == "/sign-in/"
    assert unlock(ann.client, ann) == KEPT


def test_words_can_be_discarded_and_the_next_ones_kept(ann: Friend) -> None:
    path, words = check_in(ann)
    meet_a_lock(ann.client, path, words)
    unlock(ann.client, ann)
    today = reverse("today", args=[ann.space.id])
    assert ann.client.post(KEPT).headers["Location"] == today
    assert ann.client.get(KEPT).headers["Location"] == today
    meet_a_lock(ann.client, path, words)
    assert unlock(ann.client, ann) == KEPT


def test_words_are_offered_for_a_day(ann: Friend) -> None:
    path, words = check_in(ann)
    meet_a_lock(ann.client, path, words)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert unlock(ann.client, ann) == reverse("today", args=[ann.space.id])


def test_nobody_else_gets_the_words_not_even_the_partner(couple: Couple, ben: Friend) -> None:
    ann = couple.first
    path = reverse("check-in", args=[couple.id])
    meet_a_lock(ann.client, path, {"sentence": "Not sure I can say this to Ben."})
    assert unlock(ann.client, ben) == reverse("today", args=[ben.space.id])
    assert ann.client.get(KEPT).status_code == 302
    assert b"Not sure" not in b"".join(Draft.objects.values_list("box", flat=True))


def test_words_for_a_space_that_is_gone_are_not_offered(couple: Couple, ben: Friend) -> None:
    meet_a_lock(ben.client, reverse("check-in", args=[couple.id]), {"sentence": "x"})
    ben.refresh().change(lambda contents: contents.rings.pop(couple.id.bytes))
    assert unlock(ben.client, ben) == reverse("today", args=[ben.space.id])


def test_a_form_about_the_account_is_not_kept(ann: Friend) -> None:
    words = {"passphrase": ann.passphrase, "new_passphrase": "seven lanterns in a row"}
    assert meet_a_lock(ann.client, "/account/passphrase/", words) == "/sign-in/"
    assert unlock(ann.client, ann) == reverse("today", args=[ann.space.id])


def test_strangers_find_no_kept_page(client: Client, db: None) -> None:
    assert client.get(KEPT).status_code == 404
    assert client.get(WISH).status_code == 404


def test_a_wish_to_go_is_shown_at_the_door_and_taken_back(ann: Friend) -> None:
    erasing.ask_to_erase(ann.keyring)
    assert unlock(ann.client, ann) == WISH
    page = ann.client.get(WISH).content.decode()
    today = reverse("today", args=[ann.space.id])
    assert "Keep my account" in page
    assert f'href="{today}"' in page
    assert "is going to be deleted" in ann.client.get("/account/").content.decode()
    assert ann.client.post(WISH).headers["Location"] == "/account/"
    assert Person.objects.get(pk=ann.keyring.me).delete_after is None
    assert ann.client.get(WISH).headers["Location"] == "/account/"


def test_words_wait_behind_the_wish(ann: Friend) -> None:
    path, words = check_in(ann)
    meet_a_lock(ann.client, path, words)
    erasing.ask_to_erase(ann.keyring)
    assert unlock(ann.client, ann) == WISH
    assert f'href="{KEPT}"' in ann.client.get(WISH).content.decode()
