"""What is typed on the way to a couple stands nowhere in the database in clear."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.test import Client

from nearer.pairing.invitation_token import read_code
from nearer.people.models import Draft
from tests.cast import Friend
from tests.pairing import walks
from tests.pairing.walks import ANSWER, REPLY, TAPS

pytestmark = pytest.mark.django_db


def everything() -> bytes:
    """Every value of every row of every table."""
    return b"\n".join(cells())


def cells() -> Iterator[bytes]:
    for model in apps.get_models():
        for row in model._default_manager.values_list():
            yield from (each if isinstance(each, bytes) else str(each).encode() for each in row)


def test_nothing_typed_and_no_secret_rests_in_clear(ann: Friend, ben: Friend) -> None:
    link = walks.invite(ann)
    secret = read_code(link)
    assert secret
    walks.answer(Client(), link, "in a browser without an account")
    walks.come(ben, link)
    held = everything()
    words = (ANSWER, REPLY, TAPS["pause_words"], "in a browser without an account", link)
    assert [each for each in words if each.encode() in held] == []
    assert secret not in held
    assert base64.b64encode(secret) not in held
    assert b"cheap-joy" not in held


def test_who_was_invited_is_not_readable(ann: Friend, ben: Friend) -> None:
    walks.come(ben, walks.invite(ann))
    table = apps.get_model("pairing", "Invitation")
    row = table._default_manager.values_list().get()
    told = b"".join(each if isinstance(each, bytes) else str(each).encode() for each in row)
    assert ben.keyring.me.bytes not in told
    assert str(ben.keyring.me).encode() not in told


def test_refusing_leaves_nothing_of_it_in_the_browser_or_the_server(ann: Friend) -> None:
    link, browser = walks.invite(ann), Client()
    walks.answer(browser, link)
    drafts = Draft.objects.count()
    walks.send(browser, "/join/no/")
    assert Draft.objects.count() == drafts - 1
    assert not browser.cookies["j"].value
