"""Two cookies make a session; anything else in their place makes none."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.conf import LazySettings
from django.contrib import messages
from django.http import HttpResponse
from django.test import Client, RequestFactory

from nearer.people.cookies import SECRET, SID, OnceSaid, read_cookies
from nearer.people.keyring import Keyring, Locked
from nearer.people.middleware import session
from nearer.people.models import Session
from nearer.people.request import cookies_of
from tests.cast import Friend

HALF = "A" * 43


@pytest.mark.parametrize("wrong", ["", "A" * 42, "A" * 44, "A", "é" * 43, "*" * 43])
def test_a_malformed_half_is_none(wrong: str) -> None:
    assert read_cookies({SID: HALF, SECRET: HALF}) is not None
    assert read_cookies({SID: wrong, SECRET: HALF}) is None
    assert read_cookies({SID: HALF, SECRET: wrong}) is None


def test_a_browser_with_one_half_is_a_stranger(ann: Friend) -> None:
    ann.client.get("/account/")
    half = Client()
    half.cookies[SID] = ann.client.cookies[SID].value
    assert half.get("/account/").status_code == 404


def test_there_are_no_halves_without_a_session(rf: RequestFactory, db: None) -> None:
    request = rf.get("/")
    session(lambda _: HttpResponse())(request)
    assert isinstance(vars(request)["keyring"], Keyring)
    with pytest.raises(Locked):
        cookies_of(request)  # type: ignore[arg-type]


def test_a_live_update_does_not_use_the_session(ann: Friend) -> None:
    """One device that writes all evening must not keep a forgotten one unlocked."""
    ann.client.get("/account/")
    begun = Session.objects.get().seen_at
    with time_machine.travel(begun + timedelta(minutes=10), tick=False):
        assert ann.client.get("/account/", headers={"Nearer-Poked": "1"}).status_code == 200
        assert Session.objects.get().seen_at == begun
        ann.client.get("/account/")
        assert Session.objects.get().seen_at > begun
    ann.client.post("/lock/")
    assert ann.client.get("/account/", headers={"Nearer-Poked": "1"}).status_code != 200


def test_what_is_said_once_has_the_prefix_over_https(
    rf: RequestFactory, settings: LazySettings
) -> None:
    settings.COOKIE_PREFIX, settings.SESSION_COOKIE_SECURE = "__Host-", True
    said, response = OnceSaid(rf.get("/")), HttpResponse()
    said.add(messages.SUCCESS, "Saved.")
    said.update(response)
    (name, cookie), *others = response.cookies.items()
    assert (name, others) == ("__Host-messages", [])
    assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")
    again = rf.get("/", headers={"Cookie": f"{name}={cookie.value}"})
    assert [each.message for each in OnceSaid(again)] == ["Saved."]
