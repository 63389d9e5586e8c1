"""Messages between server processes: ids, split to fit."""

from __future__ import annotations

import asyncio
import os
import uuid
from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as some

from nearer.site import carriers, hub
from nearer.site.carriers.messages import ENDED, LENGTHS, NEW, SENDER, pack, unpack
from nearer.site.carriers.postgres import plain

WHO = b"sender 1"
OURS, ANN = uuid.uuid4(), uuid.uuid4()
POSTGRES_TAKES = 8_000


@given(some.sampled_from([NEW, ENDED]), some.integers(1, 350))
def test_what_is_packed_is_unpacked(kind: bytes, count: int) -> None:
    ids = {os.urandom(LENGTHS[kind]) for _ in range(count)}
    raw = list(pack(kind, WHO, ids))
    assert all(len(b64encode(each)) < POSTGRES_TAKES for each in raw)
    said = [each for each in map(unpack, raw) if each]
    assert {(each.kind, each.sender) for each in said} == {(kind, WHO)}
    assert {one for each in said for one in each.ids} == ids


@given(some.binary(max_size=80))
def test_any_bytes_are_a_whole_message_or_none(raw: bytes) -> None:
    message = unpack(raw)
    if message:
        assert raw == message.kind + message.sender + b"".join(message.ids)
        assert len(message.sender) == SENDER


def test_an_empty_message_is_not_sent() -> None:
    assert list(pack(NEW, WHO, [])) == []
    assert unpack(NEW + WHO) is None
    assert unpack(NEW + WHO + b"short") is None


def test_a_payload_of_somebody_else_is_no_message() -> None:
    assert plain("hello there, world!") == b""
    assert plain("ä") == b""


@pytest.mark.parametrize(
    ("live", "database"), [("pigeon", ""), ("postgres", ""), ("postgres", "redis://x"), ("//x", "")]
)
def test_an_unknown_carrier_is_refused(live: str, database: str) -> None:
    with pytest.raises(carriers.NoSuchCarrier):
        carriers.chosen(live, database)


def test_a_single_process_has_no_carrier() -> None:
    assert carriers.chosen("", "postgresql://x") is None
    assert carriers.chosen("postgres", "postgresql://x") is not None


def test_after_a_gap_every_page_looks_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "SPREAD", 0.01)

    async def listen() -> dict[uuid.UUID, int]:
        listener = hub.Listener(b"session", ANN)
        hub.join(listener, [OURS])
        hub.doubt()
        news = await listener.news()
        hub.part(listener)
        return news

    assert asyncio.run(listen()) == {OURS: 1, ANN: 1}


def test_a_page_that_joins_again_hears_of_what_is_new_to_it_alone() -> None:
    theirs = uuid.uuid4()

    async def listen() -> dict[uuid.UUID, int]:
        listener = hub.Listener(b"session", ANN)
        hub.join(listener, [OURS])
        hub.join(listener, [theirs])
        hub.poke(OURS)
        news = await listener.news()
        hub.part(listener)
        return news

    assert asyncio.run(listen()) == {theirs: 0}
    assert not hub._by_topic
    assert not hub._numbers
