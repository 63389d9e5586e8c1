"""The cast of the tests: real sign-ups, real cookies, a couple's space that both can open."""

from __future__ import annotations

from collections.abc import Callable

from django.apps import apps

from nearer.people import recovery
from nearer.people.cookies import read_cookies
from nearer.people.sessions import devices, resume
from nearer.spaces.models import Space
from tests.cast import Couple, Friend
from tests.spaces.notes import Note


def test_a_friend_is_signed_in_by_cookies(ann: Friend) -> None:
    cookies = read_cookies({name: morsel.value for name, morsel in ann.client.cookies.items()})
    assert cookies is not None
    keyring = resume(cookies)
    assert keyring is not None
    assert keyring.me == ann.keyring.me
    assert [device.name for device in devices(keyring, cookies)] == ["Test browser"]


def test_a_friend_has_a_private_space_and_signs_in(ann: Friend, zoe: Friend) -> None:
    assert ann.space.kind.name == "private"
    assert ann.space.id != zoe.space.id
    assert ann.sign_in().me == ann.keyring.me


def test_a_couple_opens_one_space(couple: Couple, ann: Friend, ben: Friend) -> None:
    assert couple.seen_by(ann).newest.root == couple.seen_by(ben).newest.root
    assert len(couple.seen_by(ann).keys) == 2
    assert len(couple.seen_by(ben).keys) == 1


def test_a_friend_who_is_put_back_is_as_after_signing_up(sign_up: Callable[..., Friend]) -> None:
    """The rows of an earlier test, back in a database that forgot them."""
    first = sign_up("Olu")
    before, me = counts(), first.keyring.me
    first.keyring.owner.delete()
    Space.objects.all().delete()
    again = sign_up("Olu")
    assert counts() == before
    assert again.keyring.me == me
    assert again.sign_in().contents.rings.keys() == first.keyring.contents.rings.keys()
    assert recovery.unproved_code(again.keyring)
    again.space.add(Note("written"))
    assert again.space.count(Note) == 1


def counts() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}
