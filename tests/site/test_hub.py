"""The hub by itself: which page is notified, and that nothing of it remains."""

from __future__ import annotations

import asyncio
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from nearer.features.feelings.payloads import CheckIn
from nearer.people import sessions
from nearer.site import hub
from tests.cast import Friend

OURS, THEIRS, ANN = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()


def is_forgotten() -> bool:
    return not (hub._by_session or hub._by_topic or hub._numbers)


def test_each_space_is_counted_for_itself_and_the_newest_number_wins() -> None:
    async def listen() -> dict[uuid.UUID, int]:
        listener = hub.Listener(b"session", ANN)
        hub.join(listener, [OURS])
        for _ in range(3):
            hub.poke(OURS)
            hub.poke(THEIRS)
        news = await listener.news()
        hub.part(listener)
        return news

    assert asyncio.run(listen()) == {OURS: 3}
    assert is_forgotten()


def test_a_locked_page_is_notified_of_nothing_else() -> None:
    async def listen() -> tuple[dict[uuid.UUID, int], bool]:
        listener = hub.Listener(b"session", ANN)
        hub.join(listener, [OURS])
        hub.poke(OURS)
        hub.close([b"session", b"another"])
        news = await listener.news()
        hub.part(listener)
        return news, listener.is_locked

    assert asyncio.run(listen()) == ({}, True)
    assert is_forgotten()


def test_one_session_has_only_so_many_pages() -> None:
    async def crowd() -> None:
        listeners = [hub.Listener(b"session", ANN) for _ in range(hub.AT_ONCE)]
        for listener in listeners:
            hub.join(listener, [OURS])
        with pytest.raises(hub.TooManyPages):
            hub.join(hub.Listener(b"session", ANN), [OURS])
        hub.join(one := hub.Listener(b"another", ANN), [OURS])
        for listener in [*listeners, one]:
            hub.part(listener)

    asyncio.run(crowd())
    assert is_forgotten()


def test_a_page_whose_loop_has_ended_is_no_error() -> None:
    async def vanish() -> hub.Listener:
        listener = hub.Listener(b"session", ANN)
        hub.join(listener, [OURS])
        return listener

    listener = asyncio.run(vanish())
    hub.poke(OURS)
    hub.close([b"session"])
    hub.part(listener)
    assert is_forgotten()


@pytest.mark.django_db(transaction=True)
def test_only_committed_writes_are_announced(ann: Friend, monkeypatch: pytest.MonkeyPatch) -> None:
    poked: list[uuid.UUID] = []
    monkeypatch.setattr(hub, "poke", poked.append)
    space = ann.space
    with transaction.atomic():
        space.add(CheckIn(closeness=3))
        transaction.set_rollback(True)
    assert poked == []
    entry = space.add(CheckIn(closeness=3))
    entry.revise(CheckIn(closeness=4)).erase()
    assert poked == [space.id] * 3


@pytest.mark.django_db(transaction=True)
def test_only_a_lock_that_holds_closes_pages(ann: Friend, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[bytes] = []
    monkeypatch.setattr(hub, "close", closed.extend)
    assert ann.client
    with transaction.atomic():
        sessions.lock_everywhere(ann.keyring)
        transaction.set_rollback(True)
    assert closed == []
    sessions.lock_everywhere(ann.keyring)
    assert len(closed) == 1


@pytest.mark.django_db
def test_a_page_that_lies_open_does_not_keep_its_session_alive(ann: Friend) -> None:
    cookies = sessions.begin(ann.keyring, "a device")
    begun = timezone.now()
    with time_machine.travel(begun + timedelta(minutes=10), tick=False):
        watched = sessions.watch(cookies)
        assert watched is not None
        assert watched[1] - begun < timedelta(minutes=15, seconds=1)
    with time_machine.travel(begun + timedelta(minutes=16), tick=False):
        assert sessions.watch(cookies) is None
        assert sessions.resume(cookies) is None
