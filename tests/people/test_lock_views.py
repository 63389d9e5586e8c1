"""Signing out: the lock, which keeps what was being written, and the exit, which always works."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.conf import settings as configured
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from nearer.people import drafts, resubmit
from nearer.people.cookies import DRAFT, GUEST, SECRET, SID, TICKET, set_secret
from nearer.people.models import Draft, Session
from tests.cast import Friend

LOCK, LEAVE = "/lock/", "/leave/"
WORDS = {"sentence": "The lake was still.", "word": ["calm", "glad"]}


def ours(client: Client) -> set[str]:
    """The names of the cookies the browser still holds."""
    return {name for name, morsel in client.cookies.items() if morsel.value}


def check_in(friend: Friend) -> str:
    return reverse("check-in", args=[friend.space.id])


@pytest.mark.parametrize("method", ["get", "post"])
def test_lock_ends_this_session_and_no_other(ann: Friend, method: str) -> None:
    other = ann.another_client()
    answer = getattr(ann.client, method)(LOCK)
    assert answer.headers["Location"] == "/sign-in/"
    assert ours(ann.client) == set()
    assert Session.objects.count() == 1
    assert other.get("/account/").status_code == 200


def test_locking_signed_out_leads_to_the_way_in(client: Client, db: None) -> None:
    assert client.get(LOCK).headers["Location"] == "/sign-in/"


def test_a_lock_forgets_whose_browser_it_was(ann: Friend) -> None:
    ann.client.get(LOCK)
    assert not Draft.objects.exists()


def test_a_page_that_locks_sends_its_words_along(ann: Friend) -> None:
    path = check_in(ann)
    ann.client.post(LOCK, {**WORDS, resubmit.PATH: path})
    assert not Session.objects.exists()
    assert ours(ann.client) == {SID, SECRET}
    ann.client.post("/sign-in/", {"name": ann.name, "passphrase": ann.passphrase})
    said = ann.client.get("/kept/").content.decode()
    assert f'action="{path}"' in said
    assert said.count('name="word"') == 2
    assert resubmit.PATH not in said


def test_a_passphrase_is_no_word_to_be_given_back(ann: Friend) -> None:
    proof = {"passphrase": ann.passphrase, "sentence": WORDS["sentence"]}
    path = reverse("export", args=[ann.space.id])
    ann.client.post(LOCK, {**proof, resubmit.PATH: path})
    ann.client.post("/sign-in/", {"name": ann.name, "passphrase": ann.passphrase})
    said = ann.client.get("/kept/").content.decode()
    assert f'action="{path}"' in said
    assert WORDS["sentence"] in said
    assert ann.passphrase not in said


def test_a_page_whose_session_had_ended_keeps_its_words_too(ann: Friend) -> None:
    ann.client.get("/account/")
    Session.objects.all().delete()
    ann.client.post(LOCK, {**WORDS, resubmit.PATH: check_in(ann)})
    # Another page of the same browser falls idle a moment later, with nothing in it.
    ann.client.get(LOCK)
    assert ours(ann.client) >= {SID, SECRET}
    answer = ann.client.post("/sign-in/", {"name": ann.name, "passphrase": ann.passphrase})
    assert answer.headers["Location"] == "/kept/"


@pytest.mark.parametrize(
    "path", ["/account/passphrase/", "/no/such/page/", "https://elsewhere.example/", "//x/", "//["]
)
def test_words_for_an_address_outside_a_space_are_not_kept(ann: Friend, path: str) -> None:
    ann.client.post(LOCK, {**WORDS, resubmit.PATH: path})
    assert ours(ann.client) == set()
    assert not Draft.objects.exists()


def test_words_too_long_to_keep_do_not_hold_up_the_lock(ann: Friend) -> None:
    long = {"sentence": "x" * drafts.LONGEST, resubmit.PATH: check_in(ann)}
    assert ann.client.post(LOCK, long).headers["Location"] == "/sign-in/"
    assert not Session.objects.exists()


def test_a_browser_with_made_up_cookies_keeps_nothing(client: Client, ann: Friend) -> None:
    made_up = HttpResponse()
    for name in (SID, SECRET):
        set_secret(made_up, name, drafts.new_secret())
    client.cookies.update(made_up.cookies)
    path = check_in(ann)
    assert client.post(path, WORDS).headers["Location"] == "/sign-in/"
    client.post(LOCK, {**WORDS, resubmit.PATH: path})
    assert not Draft.objects.exists()


@pytest.mark.parametrize("begun", [DRAFT, GUEST, TICKET])
def test_leaving_locks_and_takes_every_cookie_along(ann: Friend, begun: str) -> None:
    mark = HttpResponse()
    set_secret(mark, begun, secret := drafts.new_secret())
    mark.set_cookie("messages", "x")
    mark.set_cookie(configured.CSRF_COOKIE_NAME, "x" * 32)
    drafts.keep(secret, "start", b"words")
    ann.client.cookies.update(mark.cookies)
    other = ann.another_client()
    answer = ann.client.post(LEAVE)
    assert answer.status_code == 303
    assert answer.headers["Location"] == configured.NEARER_EXIT_URL == "/measures/"
    assert answer.headers["Clear-Site-Data"] == '"storage"'
    assert ours(ann.client) == set()
    assert drafts.kept(secret, "start") is None
    assert other.get("/account/").status_code == 200
    assert Session.objects.count() == 1


def test_leaving_works_signed_out_and_without_a_token(ann: Friend) -> None:
    hurried = Client(enforce_csrf_checks=True)
    assert hurried.post(LEAVE).status_code == 303
    hurried.cookies.update(ann.client.cookies)
    assert hurried.post(LEAVE, {"csrfmiddlewaretoken": "stale"}).status_code == 303
    assert not Session.objects.exists()
    assert hurried.post(LOCK).status_code == 403


def test_leaving_by_a_mere_link_is_refused(ann: Friend) -> None:
    assert ann.client.get(LEAVE).status_code == 405
    assert Session.objects.count() == 1


def test_leaving_ignores_an_address_in_the_request(ann: Friend) -> None:
    answer = ann.client.post(f"{LEAVE}?next=https://elsewhere.example/", {"next": "/account/"})
    assert answer.headers["Location"] == "/measures/"


@pytest.mark.parametrize("address", ["https://weather.example/", "//weather.example/"])
def test_a_foreign_exit_is_a_page_that_leads_there(
    ann: Friend, settings: LazySettings, address: str
) -> None:
    settings.NEARER_EXIT_URL = address
    answer = ann.client.post(LEAVE)
    assert answer.status_code == 200
    assert f'content="0; url={address}"' in answer.content.decode()
    assert ours(ann.client) == set()
    assert not Session.objects.exists()
