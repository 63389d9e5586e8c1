"""Signing in: with name and passphrase, or with name and code."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from nearer.crypto import TooBusy
from nearer.people import recovery, sessions
from nearer.people.cookies import read_cookies
from nearer.people.keyring import StaleKeyring
from nearer.people.models import Session
from nearer.people.sessions import Cookies
from tests.cast import Couple, Friend

SIGN_IN, RECOVER, STRENGTH = "/sign-in/", "/recover/", "/strength/"
NEW = "seven lanterns in the orchard"
PHONE = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"


def today(friend: Friend) -> str:
    return reverse("today", args=[friend.space.id])


def sign_in(client: Client, friend: Friend, path: str = SIGN_IN, **words: str) -> HttpResponse:
    said = {"name": friend.name, "passphrase": friend.passphrase, **words}
    return client.post(path, said, headers={"User-Agent": PHONE})


def cookies(client: Client) -> Cookies:
    found = read_cookies({name: morsel.value for name, morsel in client.cookies.items()})
    assert found is not None
    return found


def page(response: HttpResponse) -> str:
    return response.content.decode()


def test_the_page_asks_for_name_and_passphrase(client: Client, db: None) -> None:
    said = page(client.get(SIGN_IN))
    assert 'autocomplete="username"' in said
    assert 'autocomplete="current-password"' in said
    assert "Locked" not in said


def test_signing_in_opens_today_and_names_the_device(client: Client, ann: Friend) -> None:
    answer = sign_in(client, ann)
    assert answer.headers["Location"] == today(ann)
    keyring = sessions.resume(cookies(client))
    assert keyring is not None
    assert [each.name for each in sessions.devices(keyring, cookies(client))] == [
        "Firefox on Android"
    ]
    for name in ("s", "k"):
        morsel = answer.cookies[settings.COOKIE_PREFIX + name]
        assert morsel["httponly"]
        assert morsel["samesite"] == "Strict"
        assert not morsel["max-age"]
        assert not morsel["expires"]


def test_the_name_is_forgiving(client: Client, ann: Friend) -> None:
    assert sign_in(client, ann, name=" ANN ").status_code == 302


def test_one_answer_for_an_unknown_name_and_wrong_words(client: Client, ann: Friend) -> None:
    wrong = page(sign_in(client, ann, passphrase="not the right words"))
    unknown = page(sign_in(client, ann, name="Nobody", passphrase="not the right words"))
    assert "do not match" in wrong
    assert "not the right words" not in wrong
    assert 'value="Ann"' in wrong
    assert strip(unknown.replace("Nobody", "Ann")) == strip(wrong)
    assert not Session.objects.exists()


def strip(text: str) -> list[str]:
    """A page without its form tokens, which are masked anew each time."""
    return [line for line in text.splitlines() if "csrf" not in line.lower()]


def test_empty_fields_are_asked_for(client: Client, ann: Friend) -> None:
    said = page(client.post(SIGN_IN, {"name": "Ann", "passphrase": ""}))
    assert 'value="Ann"' in said
    assert "id_passphrase_error" in said


def test_a_busy_server_says_so(client: Client, ann: Friend) -> None:
    with patch("nearer.people.credentials.stretch", side_effect=TooBusy):
        answer = sign_in(client, ann)
    assert answer.status_code == 503
    assert "again in a moment" in page(answer)
    assert 'value="Ann"' in page(answer)


def test_signing_in_leads_to_the_page_that_was_asked_for(client: Client, ann: Friend) -> None:
    for wish in (reverse("account"), reverse("mine", args=[ann.space.id]) + "?page=2"):
        assert sign_in(client, ann, f"{SIGN_IN}?next={wish}").headers["Location"] == wish


@pytest.mark.parametrize(
    "wish",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "javascript:alert(1)",
        "sign-in/",
        "/no/such/page/",
        "/sign-in/",
        "/lock/",
        "/leave/",
        "",
    ],
)
def test_signing_in_leads_to_no_other_site(client: Client, ann: Friend, wish: str) -> None:
    answer = client.post(f"{SIGN_IN}?next={wish}", {"name": ann.name, "passphrase": ann.passphrase})
    assert answer.headers["Location"] == today(ann)


def test_somebody_elses_page_leads_to_ones_own(client: Client, ann: Friend, ben: Friend) -> None:
    assert sign_in(client, ben, f"{SIGN_IN}?next={today(ann)}").headers["Location"] == today(ben)


def test_a_shared_page_is_both_peoples(client: Client, couple: Couple, ben: Friend) -> None:
    wish = reverse("today", args=[couple.id])
    assert sign_in(client, ben, f"{SIGN_IN}?next={wish}").headers["Location"] == wish


def test_who_is_signed_in_goes_on_at_once(ann: Friend) -> None:
    assert ann.client.get(SIGN_IN).headers["Location"] == today(ann)
    assert ann.client.get(f"{SIGN_IN}?next=/account/").headers["Location"] == "/account/"


def test_signing_in_over_a_session_ends_it(ann: Friend, ben: Friend) -> None:
    old = cookies(ann.client)
    assert sign_in(ann.client, ben).headers["Location"] == today(ben)
    assert cookies(ann.client) != old
    assert sessions.resume(old) is None
    assert Session.objects.count() == 1


def test_after_a_lock_the_page_says_so(ann: Friend) -> None:
    ann.client.get("/account/")
    Session.objects.all().delete()
    assert ann.client.get("/account/").headers["Location"] == "/sign-in/?next=%2Faccount%2F"
    assert "Locked" in page(ann.client.get(SIGN_IN))


def recover(client: Client, friend: Friend, **words: str) -> HttpResponse:
    code = recovery.unproved_code(friend.keyring) or ""
    return client.post(RECOVER, {"name": friend.name, "code": code, "new_passphrase": NEW, **words})


def test_recovering_opens_everything_and_shows_a_new_code(client: Client, ann: Friend) -> None:
    space, before = ann.space.id, recovery.unproved_code(ann.keyring)
    other = ann.another_client()
    answer = recover(client, ann)
    assert answer.headers["Location"] == reverse("account-code")
    keyring = sessions.resume(cookies(client))
    assert keyring is not None
    assert keyring.spaces("private") == [space]
    code = recovery.unproved_code(keyring)
    assert code not in (None, before)
    assert all(group in page(client.get("/account/code/")) for group in str(code).split("-"))
    assert other.get("/account/").status_code == 302
    assert sign_in(Client(), ann).status_code == 200
    assert sign_in(Client(), ann, passphrase=NEW).status_code == 302


def test_recovering_while_another_device_renews_is_refused_in_words(
    client: Client, ann: Friend, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(*_: object) -> None:
        raise StaleKeyring

    monkeypatch.setattr("nearer.people.rekey.renew", late)
    assert recover(client, ann).status_code == 409


def test_a_slip_in_the_code_is_said_and_everything_stays(client: Client, ann: Friend) -> None:
    said = page(recover(client, ann, code="ABCD-EFGH"))
    assert "mistake in this code" in said
    assert "ABCD-EFGH" in said
    assert NEW not in said
    assert client.get("/account/").status_code == 404


def test_somebody_elses_code_opens_nothing(client: Client, ann: Friend, ben: Friend) -> None:
    code = recovery.unproved_code(ben.keyring) or ""
    wrong = recover(client, ann, code=code)
    unknown = recover(client, ann, code=code, name="Nobody")
    for answer in (wrong, unknown):
        assert "do not match" in page(answer)
    assert strip(page(unknown).replace("Nobody", "Ann")) == strip(page(wrong))


def test_recovering_sent_twice_opens_with_what_it_has_just_set(client: Client, ann: Friend) -> None:
    code = recovery.unproved_code(ann.keyring) or ""
    said = {"name": ann.name, "code": code, "new_passphrase": NEW}
    for browser in (client, Client()):
        answer = browser.post(RECOVER, said)
        assert answer.headers["Location"] == reverse("account-code")


def test_an_easy_passphrase_is_refused_before_the_code_is_tried(
    client: Client, ann: Friend
) -> None:
    said = page(recover(client, ann, new_passphrase="sunshine99"))
    assert "Many people use this one" in said
    assert "It is your name" in page(
        recover(client, ann, name="anneliese", new_passphrase="anneliese1")
    )
    assert recover(client, ann).status_code == 302


def test_without_the_code_the_truth_is_told(client: Client, db: None) -> None:
    assert "nobody can open what you wrote" in page(client.get(RECOVER))


def test_strength_is_said_while_typing(client: Client, ann: Friend) -> None:
    def said(passphrase: str, name: str = "") -> str:
        return page(client.post(STRENGTH, {"new_passphrase": passphrase, "name": name}))

    assert said("").strip() == ""
    assert "at least 10" in said("short")
    assert "your name" in said("josephine 1", "Josephine")
    assert "your name" not in said("josephine 1")
    assert "of-3" in said(NEW)
    assert client.get(STRENGTH).status_code == 405


def test_strength_knows_who_is_signed_in(sign_up: Callable[..., Friend]) -> None:
    josephine = sign_up("Josephine")
    answer = josephine.client.post(STRENGTH, {"new_passphrase": "josephine 1"})
    assert "your name" in page(answer)
