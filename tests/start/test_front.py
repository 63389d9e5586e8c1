"""The front page and the word for it: one tap each, and every answer counts."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from nearer.features.feelings.payloads import CheckIn, FirstWords
from tests.start.steps import (
    BEGIN,
    FRONT,
    KEEP,
    NAMED,
    SENTENCES,
    SIGN_UP,
    WORDS,
    begin,
    page,
    sam,
)


def test_the_first_page_says_what_happens_to_words(client: Client, db: None) -> None:
    said = page(client, FRONT).words
    assert "stored encrypted, with keys only you can unlock" in said
    assert "No e-mail address" in said
    assert "nobody can open it again" in said
    assert "pressing Shift three times" in said
    assert "The bent fork from Tuesday" in said


def test_who_comes_for_two_is_led_to_the_invitation(client: Client, db: None) -> None:
    client.post(FRONT, BEGIN)
    assert (
        client.post(NAMED, {"words": ["tired"], "company": "together"}).headers["Location"] == KEEP
    )
    assert "Put it into a sentence first" in page(client, KEEP).words
    answer = client.post(KEEP, SIGN_UP)
    keyring, space = sam()
    assert keyring.about.together
    assert answer.headers["Location"] == reverse("together", args=[space.id])
    assert [entry.payload for entry in space.entries(CheckIn)] == [
        CheckIn("given", 3, 2, ("tired",))
    ]
    assert "Keep your recovery code" in page(client, reverse("today", args=[space.id])).words


@pytest.mark.parametrize("answer", ["numb", "unsure"])
def test_an_honest_answer_is_enough(client: Client, db: None, answer: str) -> None:
    client.post(FRONT, {"state": answer})
    assert "That is an answer too" in page(client, NAMED).words
    assert client.post(NAMED, {"company": "alone"}).headers["Location"] == WORDS
    assert client.post(WORDS, {"feeling": ""}).headers["Location"] == SENTENCES
    assert len(page(client, SENTENCES).chosen("pick")) == 1
    client.post(SENTENCES, {"pick": "none"})
    client.post(KEEP, SIGN_UP)
    _keyring, space = sam()
    assert [entry.payload.state for entry in space.entries(CheckIn)] == [answer]
    assert space.count(FirstWords) == 0


def test_another_spot_keeps_the_words_and_an_honest_answer_takes_its_place(
    client: Client, db: None
) -> None:
    begin(client)
    client.post(FRONT, {"spot": "8-8"})
    assert page(client, NAMED).chosen("words") == ["tired", "distant"]
    client.post(FRONT, {"state": "numb", "spot": "8-8"})
    client.post(KEEP, SIGN_UP)
    [said] = [entry.payload for entry in sam()[1].entries(CheckIn)]
    assert (said.state, said.pleasantness) == ("numb", None)


def test_the_words_of_the_spot_come_first(client: Client, db: None) -> None:
    client.post(FRONT, {"spot": "9-1"})
    first = [each["value"] for each in client.get(NAMED).context["form"].chips[0]]
    assert first == ["content", "at-ease", "peaceful", "relieved", "rested"]
    client.post(FRONT, {"spot": "5-5"})
    assert len(client.get(NAMED).context["form"].chips[0]) == len(first)
