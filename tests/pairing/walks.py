"""The steps of pairing, as two people take them in their browsers."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from nearer.couples.couple import Couple, open_couple, open_couple_space
from nearer.features.openness.payloads import Note
from nearer.pairing import invitation_token
from nearer.pairing.state import remembered
from nearer.spaces.space import OpenSpace
from tests.cast import Friend

TAPS = {
    "pace": "3",
    "from_hour": "8",
    "to_hour": "21",
    "pause_words": "Not now, tomorrow.",
    "ending": "leave-copies",
}
ANSWER = "the smell of rain on warm stone"
REPLY = "a boat called Tuesday"


def at(friend: Friend, name: str) -> str:
    return reverse(name, args=[friend.space.id])


def page(client: Client, url: str) -> str:
    answer = client.get(url, follow=True)
    assert answer.status_code == 200, url
    return str(answer.content.decode())


def send(client: Client, url: str, **fields: Any) -> str:
    answer = client.post(url, fields, follow=True)
    assert answer.status_code == 200, url
    return str(answer.content.decode())


def code(friend: Friend) -> str:
    mine = remembered(friend.refresh())
    assert mine
    return invitation_token.code(mine.secret)


def invite(ann: Friend) -> str:
    """Ann's whole way to a link. Returns the code at its end."""
    send(ann.client, at(ann, "together-safety"), screen="alone", device="no", asked="1")
    page(ann.client, at(ann, "together-question"))
    send(ann.client, at(ann, "together-question"), looking="0", question="cheap-joy", words=ANSWER)
    send(ann.client, at(ann, "together-invitation"))
    return code(ann)


def open_link(client: Client, link: str) -> str:
    return send(client, reverse("join"), code=link)


def answer(client: Client, link: str, words: str = REPLY) -> str:
    """From the link to the reveal, in any browser. Returns the page with the other's answer."""
    open_link(client, link)
    send(client, reverse("join-question"), words=words)
    return page(client, reverse("join-reveal"))


def come(ben: Friend, link: str, words: str = REPLY) -> str:
    """Ben, signed in, comes the whole way to the words."""
    answer(ben.client, link, words)
    page(ben.client, reverse("join-in"))
    send(ben.client, at(ben, "together-safety"), screen="alone", device="no", asked="1")
    return send(ben.client, at(ben, "together-taps"), **TAPS)


def seen(html: str) -> str:
    found = re.search(r'name="seen" value="([0-9a-f]{64})"', html)
    assert found
    return found[1]


def say_same(friend: Friend) -> str:
    html = page(friend.client, at(friend, "together"))
    return send(friend.client, at(friend, "together-words"), seen=seen(html), found="same")


def become_two(ann: Friend, ben: Friend) -> None:
    come(ben, invite(ann))
    agree(ann, ben)


def become_two_who_write(ann: Friend, ben: Friend) -> None:
    """A couple, and a note of each in its space."""
    become_two(ann, ben)
    for friend in (ann, ben):
        couple_space(friend).add(Note(f"{friend.name} was here."))


def couple_space(friend: Friend) -> OpenSpace:
    """The space of the two, opened anew by one of them."""
    space = open_couple_space(friend.refresh())
    assert space
    return space


def agree(ann: Friend, ben: Friend) -> None:
    """From the words to the place that both share."""
    say_same(ben)
    send(ann.client, at(ann, "together-taps"), **{**TAPS, "pace": "2"})
    say_same(ann)
    step_in(ben)


def step_in(ben: Friend) -> str:
    """What the page does by itself where there is a script."""
    assert at(ben, "together-step-in") in page(ben.client, at(ben, "together"))
    return send(ben.client, at(ben, "together-step-in"))


def couple(friend: Friend) -> Couple:
    """The couple as it is for one of the two, opened anew."""
    found = open_couple(friend.refresh(), friend.space)
    assert found
    return found


def plain(html: str) -> str:
    """A page without what differs from one answer to the next."""
    return re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken": )"[^"]+"', "", html)
