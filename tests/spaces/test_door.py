"""The door: who stands before it, and what they are told. Every address is walked in `rules`."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from nearer.crypto import BrokenSeal, TooBusy
from nearer.doors.kinds_only import private
from nearer.doors.middleware import Door, refusal
from nearer.people.keyring import Keyring, StaleKeyring
from nearer.spaces.errors import NoSuchEntry, NoSuchSpace, NotYours, SpaceClosed, StaleEntry
from nearer.spaces.models import ChainLink
from nearer.spaces.payload import UnknownPayload
from nearer.spaces.space import OpenSpace
from tests.cast import Couple, Friend

pytestmark = pytest.mark.django_db


def ask(keyring: Keyring, *, was_locked: bool = False) -> HttpRequest:
    request = RequestFactory().get("/s/somewhere/")
    vars(request).update(keyring=keyring, was_locked=was_locked, cookies=None, htmx=False)
    return request


def pass_through(request: HttpRequest, space: object) -> tuple[HttpResponse | None, object]:
    """What the door answers, and what it put in place of the space's id."""
    kwargs = {"space": space}
    answer = Door(lambda _: HttpResponse()).process_view(request, None, (), kwargs)
    return answer, kwargs["space"]


def test_hands_over_the_open_space(ann: Friend) -> None:
    answer, space = pass_through(ask(ann.keyring), ann.space.id)
    assert answer is None
    assert isinstance(space, OpenSpace)


def test_the_door_lets_an_address_without_a_space_pass(ann: Friend) -> None:
    assert Door(lambda _: HttpResponse()).process_view(ask(ann.keyring), None, (), {}) is None


@pytest.mark.parametrize("whose", ["unknown", "somebody else's", "nobody signed in"])
def test_everything_else_looks_like_nothing(whose: str, ann: Friend, zoe: Friend) -> None:
    space = uuid.uuid4() if whose == "unknown" else ann.space.id
    keyring = zoe.keyring if whose != "nobody signed in" else Keyring()
    with pytest.raises(Http404):
        pass_through(ask(keyring), space)


def test_who_was_locked_is_asked_to_unlock(ann: Friend) -> None:
    answer, _ = pass_through(ask(Keyring(), was_locked=True), ann.space.id)
    assert answer is not None
    assert answer.status_code == 302


def test_a_space_that_does_not_verify_is_refused_in_words(ann: Friend) -> None:
    space = ann.space.id
    ChainLink.objects.all().delete()
    answer, _ = pass_through(ask(ann.keyring), space)
    assert answer is not None
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (StaleEntry(), 409),
        (StaleKeyring(), 409),
        (SpaceClosed(), 409),
        (BrokenSeal(), 422),
        (UnknownPayload(), 422),
        (TooBusy(), 503),
    ],
)
def test_a_refusal_is_a_page(error: Exception, status: int) -> None:
    answer = refusal(ask(Keyring()), error)
    assert answer is not None
    assert answer.status_code == status


@pytest.mark.parametrize("error", [NoSuchEntry(), NotYours()])
def test_what_is_not_there_is_not_found(error: Exception) -> None:
    with pytest.raises(Http404):
        refusal(ask(Keyring()), error)


def test_a_mistake_of_ours_is_no_refusal() -> None:
    assert refusal(ask(Keyring()), KeyError()) is None


def test_a_room_of_ones_own_is_nowhere_but_in_the_private_space(
    couple: Couple, ann: Friend
) -> None:
    room = private(lambda request, space: HttpResponse("my own"))
    request: Any = ask(ann.refresh())
    assert room(request, space=ann.space).content == b"my own"
    for other in (couple.seen_by(ann), ann.space.id, None):
        with pytest.raises(NoSuchSpace):
            room(request, space=other)
