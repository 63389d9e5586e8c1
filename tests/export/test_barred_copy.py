"""Whom the operator lets in no more takes along what they wrote, with the right words alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from nearer.features.openness.payloads import Note
from nearer.people import barring, recovery
from nearer.people.models import Session
from tests.cast import Couple, Friend
from tests.export.test_export import entries, write

pytestmark = pytest.mark.django_db


def ask(client: Client, friend: Friend, words: str) -> HttpResponse:
    said = {"name": friend.name, "passphrase": words}
    answer: HttpResponse = client.post(reverse("barred-copy"), said)
    return answer


def passphrase(friend: Friend) -> str:
    return friend.passphrase


def code(friend: Friend) -> str:
    found = recovery.unproved_code(friend.keyring)
    assert found
    return found


@pytest.mark.parametrize("words", [passphrase, code])
def test_everything_goes_along_and_nothing_opens(
    client: Client, couple: Couple, words: Callable[[Friend], str]
) -> None:
    ann = couple.first
    write(ann)
    couple.seen_by(couple.second).add(Note("Ben wrote this."))
    barring.bar(ann.keyring.owner)
    said = str(entries(ask(client, ann, words(ann))))
    assert "I feel distant." in said
    assert "Ben wrote this." in said
    assert not Session.objects.exists()


@pytest.mark.parametrize("words", ["not the right words", "A" * 36, ""])
def test_nothing_goes_along_with_wrong_words(client: Client, ann: Friend, words: str) -> None:
    barring.bar(ann.keyring.owner)
    answer = ask(client, ann, words)
    assert answer.headers["Content-Type"].startswith("text/html")
    if words:
        assert "These do not match" in answer.content.decode()


def test_who_guesses_here_waits_as_at_the_door(client: Client, ann: Friend) -> None:
    barring.bar(ann.keyring.owner)
    assert [ask(client, ann, "wrong words").status_code for _ in range(11)] == [200] * 10 + [429]


def test_it_is_for_accounts_that_are_barred_alone(client: Client, ann: Friend) -> None:
    assert "the account is not blocked" in ask(client, ann, ann.passphrase).content.decode()
