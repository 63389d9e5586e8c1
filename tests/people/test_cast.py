"""The cast of the tests: real sign-ups, real cookies, a couple's space that both can open."""

from __future__ import annotations

from nearer.people.middleware import read_cookies
from nearer.people.sessions import devices, resume
from tests.cast import Couple, Friend


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
