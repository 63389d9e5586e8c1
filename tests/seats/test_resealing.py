"""History under a new key: whatever happens meanwhile, nothing is lost and nothing overwritten."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection

from nearer.people import credentials
from nearer.people.keyring import Contents
from nearer.people.rate_limits import Asker
from nearer.seats import membership, resealing
from nearer.spaces.models import SealedEntry
from nearer.spaces.space import OpenSpace
from tests.at_once import at_once
from tests.cast import Friend
from tests.seats.steps import AGAIN, rekey
from tests.spaces.notes import Note, texts

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def cut_off(batch: int) -> Iterator[None]:
    """The process ends while a batch is being written, the first of them or a later one."""
    begun = []

    def cut(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        begun.append(sql) if many else None
        if len(begun) == batch:
            raise KeyboardInterrupt
        return execute(sql, params, many, context)

    with connection.execute_wrapper(cut), pytest.raises(KeyboardInterrupt):
        yield


def renewed(friend: Friend, texts: str) -> None:
    """Somebody with new keys, whose history still lies under the old ones: cut off in between."""
    for text in texts:
        friend.space.put(Note(text), slot=text)
    with cut_off(1):
        rekey(friend)
    friend.passphrase = AGAIN


def generations() -> set[int]:
    return set(SealedEntry.objects.values_list("generation", flat=True))


def settled(friend: Friend) -> list[str]:
    """What is read once there has been time for everything."""
    for _ in range(2):
        friend.sign_in()
    assert len(friend.space.keys) == 1
    assert friend.space.entries(Note) == [] or generations() == {friend.space.newest.generation}
    return sorted(texts(friend.space))


@pytest.fixture
def three_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resealing, "AT_ONCE", 3)


def after_one_batch(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> list[str]:
    """Lets another device act, once, between two batches."""
    done: list[str] = []
    batch = resealing._seal_batch

    def watched(*of: Any) -> Any:
        result = batch(*of)
        if not done:
            done.append("acted")
            act()
        return result

    monkeypatch.setattr(resealing, "_seal_batch", watched)
    return done


def another_device(friend: Friend) -> OpenSpace:
    keyring = credentials.sign_in(friend.name, friend.passphrase, Asker("203.0.113.9"))
    return membership.open_space(keyring, keyring.private)


@pytest.mark.usefixtures("three_at_once")
def test_what_another_device_writes_between_two_batches_stays(
    ann: Friend, monkeypatch: pytest.MonkeyPatch
) -> None:
    renewed(ann, "abcdefgh")

    def act() -> None:
        other = another_device(ann)
        found = {entry.payload.text: entry for entry in other.entries(Note)}
        found["a"].revise(Note("A"))
        found["b"].erase()
        other.add(Note("new"))

    done = after_one_batch(monkeypatch, act)
    ann.sign_in()
    assert done
    assert settled(ann) == ["A", "c", "d", "e", "f", "g", "h", "new"]
    assert not ann.space.altered


@pytest.mark.usefixtures("three_at_once")
def test_what_is_under_a_newer_key_meanwhile_is_not_put_back_under_an_older(
    ann: Friend, monkeypatch: pytest.MonkeyPatch
) -> None:
    renewed(ann, "abcdefgh")

    def newer_key() -> None:
        keyring = another_device(ann).keyring
        membership.rotate(keyring, keyring.private)
        another_device(ann)

    done = after_one_batch(monkeypatch, newer_key)
    ann.sign_in()
    assert done
    assert generations() == {ann.space.newest.generation} == {3}
    assert settled(ann) == [*"abcdefgh"]
    assert not ann.space.altered


def test_two_devices_at_once_seal_everything_once(ann: Friend) -> None:
    renewed(ann, "abcdefgh")
    at_once([ann.sign_in for _ in range(3)])
    assert settled(ann) == [*"abcdefgh"]


def test_two_under_one_slot_in_the_same_batch_both_stay(ann: Friend) -> None:
    page = ann.space
    first = page.put(Note("first"), slot="one")
    SealedEntry.objects.filter(id=first.key).update(slot=None)
    page.put(Note("second"), slot="one")
    rekey(ann)
    assert settled(ann) == ["first", "second"]
    found = ann.space.in_slot(Note, "one")
    assert found is not None


@pytest.mark.usefixtures("three_at_once")
def test_cut_off_between_two_batches_it_goes_on(ann: Friend) -> None:
    renewed(ann, "abcdefgh")
    with cut_off(2):
        ann.sign_in()
    assert len(generations()) == 2
    assert settled(ann) == [*"abcdefgh"]
    assert not ann.space.altered


def test_what_was_not_counted_before_is_counted_once(ann: Friend) -> None:
    for text in "abc":
        ann.space.put(Note(text), slot=text)
    keyring = ann.refresh()
    membership.rotate(keyring, keyring.private)
    keyring.change(lambda contents: forget_count(contents, keyring.private))
    assert resealing.seal_again(keyring, keyring.private) == 3
    assert not ann.space.altered
    ann.sign_in()
    assert not ann.space.altered


def forget_count(contents: Contents, space: uuid.UUID) -> None:
    contents.rings[space.bytes].counted = b""
