"""The longest names, and names from before there was one bound, hinder nobody."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import msgspec
import pytest
from django.urls import reverse

from nearer.couples.payloads import Wishes
from nearer.pairing.joining import step_in, waiting_place
from nearer.pairing.state import remember, remembered
from nearer.people.keyring import Contents
from tests.cast import Friend
from tests.pairing import walks
from tests.pairing.walks import TAPS, at, page, say_same, send

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["a" * 60, "a\u0301" * 60, "\U000104a0" * 60])
def test_the_longest_names_become_a_couple(sign_up: Callable[..., Friend], name: str) -> None:
    first, second = sign_up("Ann"), sign_up("Ben")
    for friend in (first, second):
        said = {"shown_name": name, "time_zone": "Europe/Berlin"}
        assert friend.client.post(reverse("account-about"), said).status_code == 302
        friend.refresh()
    walks.become_two(first, second)
    for friend in (first, second):
        assert unicodedata.normalize("NFC", name) in walks.couple(friend).other
        page(friend.client, reverse("today", args=[friend.keyring.private]))


def test_names_from_before_become_a_couple(ann: Friend, ben: Friend) -> None:
    for friend, name in ((ann, "a" * 64), (ben, "b\u202e" * 60)):
        friend.keyring.change(named(name))
    walks.become_two(ann, ben)
    assert (walks.couple(ann).other, walks.couple(ben).other) == ("b" * 60, "a" * 60)


def named(name: str) -> Callable[[Contents], None]:
    """Writes a name past the bounds, as an earlier version did."""

    def edit(contents: Contents) -> None:
        contents.about.shown_name = name

    return edit


def test_what_cannot_be_kept_does_not_take_the_account_along(ann: Friend, ben: Friend) -> None:
    walks.come(ben, walks.invite(ann))
    say_same(ben)
    send(ann.client, at(ann, "together-taps"), **TAPS)
    say_same(ann)
    mine = remembered(ben.refresh())
    assert mine
    too_long = msgspec.msgpack.encode(Wishes(pause_words="a" * 201))
    remember(ben.keyring, msgspec.structs.replace(mine, wishes=too_long))
    assert waiting_place(ben.sign_in())
    assert step_in(ben.keyring) is None
    page(ben.client, reverse("today", args=[ben.keyring.private]))
    page(ben.client, reverse("account"))
