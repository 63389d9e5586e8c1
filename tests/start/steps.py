"""The steps of the first minutes, for the tests that walk them."""

from __future__ import annotations

from django.http import HttpResponse
from django.test import Client

from nearer.people import credentials
from nearer.people.keyring import Keyring
from nearer.people.rate_limits import Asker
from nearer.seats.membership import open_space
from nearer.spaces.space import OpenSpace
from tests.ui.page import Page

FRONT, NAMED, WORDS = "/", "/start/word/", "/start/words/"
SENTENCES, KEEP = "/start/sentences/", "/start/keep/"
PASSPHRASE = "seven lanterns in the orchard"
BEGIN = {"spot": "3-2"}
WORD: dict[str, object] = {"company": "alone", "words": ["tired", "distant"]}
TOLD = {"feeling": "lonely", "happened": "you looked at your phone", "need": "a quiet zebra hour"}
SIGN_UP = {"name": "Sam", "new_passphrase": PASSPHRASE, "browser_zone": "Europe/Berlin"}


def page(client: Client, path: str) -> Page:
    return Page(client.get(path).content.decode())


def begin(client: Client) -> None:
    assert client.post(FRONT, BEGIN).headers["Location"] == NAMED
    assert client.post(NAMED, WORD).headers["Location"] == WORDS
    assert client.post(WORDS, TOLD).headers["Location"] == SENTENCES


def typed(found: Page, name: str) -> str:
    assert list(found.find("textarea", name=name))
    return " ".join(found.words.split())


def sam() -> tuple[Keyring, OpenSpace]:
    keyring = credentials.sign_in("sam", PASSPHRASE, Asker("203.0.113.1"))
    return keyring, open_space(keyring, keyring.private)


def page_of(answer: HttpResponse) -> Page:
    return Page(answer.content.decode())
