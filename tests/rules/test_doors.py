"""Every address and every role: who has no seat gets the 404 of a place that does not exist."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import path, reverse

from nearer.features.feelings.payloads import CheckIn
from nearer.people import sessions
from nearer.people.cookies import read_cookies
from nearer.registry.installed import public
from nearer.site.url_converters import ShortId
from tests.cast import Couple, Friend
from tests.rules.addresses import SAMPLES, Address, addresses, walk

pytestmark = pytest.mark.django_db
METHODS = ("get", "post")
MALFORMED = ("x", "A" * 21, "A" * 23, "=" * 22, "A" * 21 + "B", "..", "%00" * 22, "é" * 22)
OUTSIDE = [each for each in addresses() if not each.is_in_space]
INSIDE = [each for each in addresses() if each.is_in_space]


def ask(client: Client, method: str, url: str) -> HttpResponse:
    """One request, and everything it did undone. A fault of ours is an answer too: 500."""
    client.raise_request_exception = False
    cookies = {name: each.value for name, each in client.cookies.items()}
    with transaction.atomic():
        answer: HttpResponse = getattr(client, method)(url)
        transaction.set_rollback(True)
    client.cookies.clear()
    for name, value in cookies.items():
        client.cookies[name] = value
    return answer


def answers(client: Client, urls: list[str]) -> Iterator[tuple[str, HttpResponse]]:
    for url in urls:
        for method in METHODS:
            yield f"{method} {url}", ask(client, method, url)


def not_found(client: Client, urls: list[str]) -> list[str]:
    """What was answered otherwise."""
    return [
        f"{asked}: {answer.status_code}"
        for asked, answer in answers(client, urls)
        if answer.status_code != 404
    ]


def locked(friend: Friend) -> Client:
    """A browser that still holds the cookies of a session that has ended."""
    client = friend.another_client()
    cookies = read_cookies({name: each.value for name, each in client.cookies.items()})
    assert cookies is not None
    sessions.lock(cookies)
    return client


def inside(space: uuid.UUID) -> list[str]:
    return [each.url(space) for each in INSIDE]


def test_a_private_space_is_nobody_elses(couple: Couple, ann: Friend, zoe: Friend) -> None:
    """Neither the partner's nor a stranger's, signed in or out."""
    own = inside(ann.space.id)
    for client in (couple.second.client, zoe.client, Client()):
        assert not_found(client, own) == []


def test_a_couples_space_is_nobody_elses(couple: Couple, cora: Friend, zoe: Friend) -> None:
    for client in (cora.client, zoe.client, Client()):
        assert not_found(client, inside(couple.id)) == []


def test_somebody_elses_looks_exactly_like_none(couple: Couple, ann: Friend, zoe: Friend) -> None:
    for each in INSIDE:
        for client in (zoe.client, Client()):
            spaces = (ann.space.id, couple.id, uuid.uuid4())
            seen = {sight(client, each, space) for space in spaces}
            assert len(seen) == 1, each.name


def sight(client: Client, each: Address, space: uuid.UUID) -> tuple[int, str, str]:
    """What a page shows, without its token against forged forms, which is new each time."""
    answer = ask(client, "get", each.url(space))
    context = vars(answer)["context"]
    token = context["csrf_token"] if context else ""
    text = answer.content.decode().replace(str(token), "")
    headers = str(sorted(answer.headers.items()))
    return answer.status_code, text.replace(each.url(space), ""), headers


def test_malformed_and_unknown_spaces_are_not_there(ann: Friend) -> None:
    today = reverse("today", args=[uuid.UUID(int=0)])
    malformed = [today.replace("A" * 22, wrong) for wrong in MALFORMED]
    for client in (ann.client, Client()):
        assert not_found(client, [*inside(uuid.uuid4()), *malformed]) == []


def test_malformed_entries_are_not_there(ann: Friend) -> None:
    sample = ShortId().to_url(SAMPLES[ShortId])
    known = [url for url in inside(ann.space.id) if sample in url]
    assert known
    broken = [url.replace(sample, wrong) for url in known for wrong in MALFORMED]
    assert not_found(ann.client, broken) == []


def test_an_entry_is_found_in_its_own_space_alone(couple: Couple, ann: Friend, zoe: Friend) -> None:
    own = ann.space.add(CheckIn(sentence="mine"))
    taking = [each for each in INSIDE if "entry" in each.parts]
    for friend, space in ((ann, couple.id), (couple.second, couple.id), (zoe, zoe.space.id)):
        urls = [each.url(space, entry=own.id) for each in taking]
        found = [asked for asked in not_found(friend.client, urls) if not asked.endswith("405")]
        assert found == []
    assert not_found(ann.client, [each.url(ann.space.id, entry=own.id) for each in taking])


def test_who_has_a_seat_never_meets_a_fault(couple: Couple, ann: Friend, ben: Friend) -> None:
    broken = [
        f"{asked} for {friend.name}"
        for friend in (ann, ben)
        for space in (friend.space.id, couple.id)
        for asked, answer in answers(friend.client, inside(space))
        if answer.status_code >= 500
    ]
    assert broken == []


def test_who_was_locked_is_asked_to_unlock_whatever_the_address(couple: Couple) -> None:
    client = locked(couple.first)
    for asked, answer in answers(client, [*inside(couple.id), *inside(uuid.uuid4())]):
        assert answer.status_code == 302, asked
        assert answer.headers["Location"].startswith("/sign-in/"), asked


def test_every_other_address_is_declared() -> None:
    """With its reason: see `nearer.registry.faults`."""
    assert {each.name for each in OUTSIDE} == set(public())


@pytest.mark.parametrize("address", OUTSIDE, ids=lambda address: address.name)
def test_a_stranger_gets_what_is_listed(address: Address) -> None:
    client, declared = Client(), public()[address.name]
    answered = tuple(ask(client, method, address.url()).status_code for method in METHODS)
    assert answered == (declared.get, declared.post)


def test_every_other_address_and_every_role(couple: Couple, zoe: Friend) -> None:
    roles = [couple.first.client, couple.second.client, zoe.client, locked(zoe), Client()]
    urls = [each.url() for each in OUTSIDE]
    broken = [
        asked
        for client in roles
        for asked, answer in answers(client, urls)
        if answer.status_code >= 500
    ]
    assert broken == []


def test_the_rule_notices(ann: Friend) -> None:
    """An address that nobody listed, and one that lets a stranger in, are found."""
    open_door = path("open/", lambda _: HttpResponse("come in"), name="open")
    resolver = type("Resolver", (), {"url_patterns": [open_door]})()
    (found,) = walk(resolver)
    assert found.name not in public()
    assert not_found(Client(), ["/measures/"]) == ["get /measures/: 200", "post /measures/: 405"]
    assert not_found(ann.client, [INSIDE[0].url(ann.space.id)])
