"""Guessing at a passphrase or a code: who guesses waits, with the seconds on the page."""

from __future__ import annotations

from datetime import timedelta

import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nearer.people import recovery
from nearer.people.rate_limits import FREE, WINDOW
from tests.cast import Friend

NEW = "seven lanterns in the orchard"


def sign_in(client: Client, friend: Friend, **words: str) -> HttpResponse:
    said = {"name": friend.name, "passphrase": friend.passphrase, **words}
    return client.post(reverse("sign-in"), said)


def recover(client: Client, friend: Friend, code: str) -> HttpResponse:
    said = {"name": friend.name, "code": code, "new_passphrase": NEW}
    return client.post(reverse("recover"), said)


def page(response: HttpResponse) -> str:
    return response.content.decode()


def test_many_tries_have_to_wait(client: Client, ann: Friend) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(FREE["name"] + 4):
            while sign_in(client, ann, passphrase="wrong").status_code != 200:
                clock.shift(1)
        answer = sign_in(client, ann)
        assert answer.status_code == 429
        assert answer["Retry-After"] == "16"
        assert "16 seconds" in page(answer)
        assert 'data-wait="16"' in page(answer)
        clock.shift(15)
        assert "1 second " in page(sign_in(client, ann))
        clock.shift(1)
        assert sign_in(client, ann).status_code == 302


def test_who_guesses_from_the_same_home_holds_up_nobody(ann: Friend, ben: Friend) -> None:
    """Neither on the device that Ann has used before, nor in a session that is open."""
    known = Client()
    assert sign_in(known, ann).status_code == 302
    known.post(reverse("lock"))
    for _ in range(40):
        sign_in(Client(), ann, passphrase="wrong")
        sign_in(Client(), ben, passphrase="wrong")
    assert sign_in(Client(), ann).status_code == 429
    for _ in range(20):
        assert sign_in(known, ann).status_code == 302
        for name in ("export", "account-keys", "account-delete", "account-code-new"):
            url = reverse(name, args=[ann.space.id] if name == "export" else [])
            assert known.post(url, {"passphrase": "wrong"}).status_code == 200, name
        assert (
            known.post(reverse("account-code-new"), {"passphrase": ann.passphrase}).status_code
            == 302
        )


def test_nobody_learns_from_tries_that_the_owner_came_in(ann: Friend) -> None:
    """Ben's wrong tries are answered alike, whether Ann has signed in meanwhile or not."""
    known = Client()
    assert sign_in(known, ann).status_code == 302

    def answers(*, comes: bool) -> list[int]:
        found = []
        for number in range(2 * FREE["name"]):
            if comes and number % 3 == 0:
                assert sign_in(known, ann).status_code == 302
            found.append(sign_in(Client(), ann, passphrase="wrong").status_code)
        return found

    with time_machine.travel(timezone.now(), tick=False) as clock:
        alone = answers(comes=False)
        clock.shift(WINDOW + timedelta(hours=1))
        assert answers(comes=True) == alone
        assert alone.count(200) == FREE["name"]


def test_recovering_has_to_wait_too(client: Client, ann: Friend, ben: Friend) -> None:
    code = recovery.unproved_code(ben.keyring) or ""
    answers = [recover(client, ann, code=code) for _ in range(FREE["name"] + 1)]
    assert [answer.status_code for answer in answers[-2:]] == [200, 429]
    assert "Please wait 1 second " in page(answers[-1])
