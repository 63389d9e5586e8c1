"""Passphrase, code and keys: each is changed with the passphrase only, and shown once at most."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nearer.crypto import TooBusy
from nearer.people import rate_limits, recovery
from nearer.people.models import Person, Session
from tests.cast import Friend

NEW = "seven lanterns in the orchard"


def post(friend: Friend, name: str, **words: str) -> HttpResponse:
    return friend.client.post(reverse(name), words)


def signs_in(friend: Friend, passphrase: str) -> bool:
    words = {"name": friend.name, "passphrase": passphrase}
    return Client().post("/sign-in/", words).status_code == 302


def groups(friend: Friend) -> list[str]:
    return (recovery.unproved_code(friend.keyring) or "").split("-")


def prove(friend: Friend) -> None:
    third, eighth = (groups(friend)[place] for place in recovery.ASKED)
    post(friend, "account-code-prove", third=third, eighth=eighth)


def test_another_passphrase_opens_the_same(ann: Friend) -> None:
    other = ann.another_client()
    answer = post(ann, "account-passphrase", passphrase=ann.passphrase, new_passphrase=NEW)
    assert answer.headers["Location"] == "/account/"
    [said] = [str(each) for each in get_messages(answer.wsgi_request)]
    assert "strong" in said
    assert NEW not in said
    assert ann.client.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302
    assert not signs_in(ann, ann.passphrase)
    assert signs_in(ann, NEW)


STEPS = ["account-passphrase", "account-code-new", "account-keys", "account-delete"]


@pytest.mark.parametrize("name", STEPS)
def test_each_asks_for_the_passphrase_again(ann: Friend, name: str) -> None:
    page = ann.client.get(reverse(name)).content.decode()
    assert 'autocomplete="current-password"' in page
    assert 'autocomplete="username"' in page
    before = Person.objects.get(pk=ann.keyring.me)
    answer = post(ann, name, passphrase="not the right words", new_passphrase=NEW)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "This is not your passphrase" in page
    assert "id_passphrase_error" in page
    assert "not the right words" not in page
    assert NEW not in page
    assert signs_in(ann, ann.passphrase)
    after = Person.objects.get(pk=ann.keyring.me)
    assert (after.epoch, after.delete_after) == (before.epoch, None)


@pytest.mark.parametrize("name", STEPS)
def test_guessing_at_a_step_has_to_wait(
    ann: Friend, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(rate_limits.FREE, "session", 1)
    post(ann, name, passphrase="wrong", new_passphrase=NEW)
    answer = post(ann, name, passphrase=ann.passphrase, new_passphrase=NEW)
    assert answer.status_code == 429
    assert "Please wait" in answer.content.decode()


@pytest.mark.parametrize("name", STEPS)
def test_a_busy_server_says_so(ann: Friend, name: str) -> None:
    with patch("nearer.people.credentials.stretch", side_effect=TooBusy):
        answer = post(ann, name, passphrase=ann.passphrase, new_passphrase=NEW)
    assert answer.status_code == 503
    assert signs_in(ann, ann.passphrase)


def test_the_same_or_an_easy_passphrase_is_refused(ann: Friend) -> None:
    own = ann.passphrase
    same = post(ann, "account-passphrase", passphrase=own, new_passphrase=own)
    assert "the one you have now" in same.content.decode()
    easy = post(ann, "account-passphrase", passphrase=own, new_passphrase="sunshine99")
    assert "Many people use this one" in easy.content.decode()
    none = post(ann, "account-passphrase", passphrase=own)
    assert "id_new_passphrase_error" in none.content.decode()


def test_the_code_is_shown_until_it_is_proved(ann: Friend) -> None:
    page = ann.client.get(reverse("account-code")).content.decode()
    assert all(f"<li>{group}</li>" in page for group in groups(ann))
    assert reverse("today", args=[ann.space.id]) in page
    asked = ann.client.get(reverse("account-code-prove")).content.decode()
    assert not any(group in asked for group in groups(ann))
    third, eighth = (groups(ann)[place] for place in recovery.ASKED)
    words = {"third": f" {third.lower()} ", "eighth": f"{eighth[:2]}-{eighth[2:]}"}
    answer = post(ann, "account-code-prove", **words)
    assert answer.headers["Location"] == reverse("today", args=[ann.space.id])
    page = ann.client.get(reverse("account-code")).content.decode()
    assert "cannot be shown again" in page
    assert third not in page
    answer = ann.client.get(reverse("account-code-prove"))
    assert answer.headers["Location"] == reverse("account-code")


def test_wrong_groups_are_told_kindly_and_stay(ann: Friend) -> None:
    answer = post(ann, "account-code-prove", third="ABCD", eighth="EFGH")
    page = answer.content.decode()
    assert "check each character" in page
    assert 'value="ABCD"' in page
    assert 'value="EFGH"' in page
    assert recovery.unproved_code(ann.keyring)
    assert post(ann, "account-code-prove", third="ABCD").status_code == 200


def test_a_new_code_takes_the_place_of_the_old(ann: Friend) -> None:
    old = "-".join(groups(ann))
    prove(ann)
    answer = post(ann, "account-code-new", passphrase=ann.passphrase)
    assert answer.headers["Location"] == reverse("account-code")
    page = ann.client.get(reverse("account-code")).content.decode()
    assert all(group in page for group in groups(ann))
    words = {"name": ann.name, "new_passphrase": NEW}
    assert Client().post("/recover/", {**words, "code": old}).status_code == 200
    assert Client().post("/recover/", {**words, "code": "-".join(groups(ann))}).status_code == 302


@pytest.mark.parametrize("new", ["", NEW])
def test_every_key_becomes_new(ann: Friend, new: str) -> None:
    space = ann.space.id
    prove(ann)
    other = ann.another_client()
    answer = post(ann, "account-keys", passphrase=ann.passphrase, new_passphrase=new)
    assert answer.headers["Location"] == reverse("account-code")
    assert Person.objects.get(pk=ann.keyring.me).epoch == 2
    assert other.get("/account/").status_code == 302
    assert "<ol" in ann.client.get(reverse("account-code")).content.decode()
    assert ann.client.get(reverse("today", args=[space])).status_code == 200
    assert Session.objects.count() == 1
    assert signs_in(ann, new or ann.passphrase)


def test_an_easy_passphrase_changes_no_key(ann: Friend) -> None:
    answer = post(ann, "account-keys", passphrase=ann.passphrase, new_passphrase="sunshine99")
    assert "Many people use this one" in answer.content.decode()
    assert Person.objects.get(pk=ann.keyring.me).epoch == 1


def test_the_account_is_deleted_after_some_days(ann: Friend) -> None:
    other = ann.another_client()
    page = ann.client.get(reverse("account-delete")).content.decode()
    assert "after 7 days" in page
    day = (timezone.now() + timedelta(days=7)).astimezone(ZoneInfo(ann.keyring.about.time_zone))
    answer = post(ann, "account-delete", passphrase=ann.passphrase)
    assert answer.headers["Location"] == "/sign-in/"
    assert {name for name, morsel in ann.client.cookies.items() if morsel.value} <= {
        "messages",
        "csrf",
    }
    assert f"{day:%-d} {day:%B}" in ann.client.get("/sign-in/").content.decode()
    assert other.get("/account/").status_code == 302
    assert Person.objects.get(pk=ann.keyring.me).delete_after is not None
    with time_machine.travel(timezone.now() + timedelta(days=6)):
        assert signs_in(ann, ann.passphrase)


def test_after_a_week_today_asks_for_the_code_once(ann: Friend) -> None:
    groups = (recovery.unproved_code(ann.keyring) or "").split("-")
    recovery.prove(ann.keyring, groups[2], groups[7])
    again, today = reverse("account-code-again"), reverse("today", args=[ann.space.id])
    asked = "Is your recovery code still there?"
    assert asked not in ann.client.get(today).content.decode()
    assert ann.client.get(again).headers["Location"] == reverse("account")
    with time_machine.travel(timezone.now() + timedelta(days=7, hours=1)):
        client = ann.another_client()
        assert asked in client.get(today).content.decode()
        wrong = client.post(again, {"first": "AAAA", "fifth": groups[4]})
        assert "check each character" in wrong.content.decode()
        assert groups[4] in wrong.content.decode()
        right = client.post(again, {"first": groups[0], "fifth": groups[4]}, follow=True)
        assert "You will not be asked again" in right.content.decode()
        assert asked not in right.content.decode()


def test_whoever_cannot_find_it_makes_a_new_one(ann: Friend) -> None:
    groups = (recovery.unproved_code(ann.keyring) or "").split("-")
    recovery.prove(ann.keyring, groups[2], groups[7])
    with time_machine.travel(timezone.now() + timedelta(days=9)):
        client = ann.another_client()
        answer = client.post(reverse("account-code-again"), {"lost": ""})
        assert answer.headers["Location"] == reverse("account-code-new")
        assert not recovery.is_asked_again(ann.keyring)
