"""History under a new key: whatever happens meanwhile, nothing is lost and nothing overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection

from nearer.people import credentials
from nearer.people.rate_limits import Asker
from nearer.seats import membership, resealing
from nearer.spaces.models import SealedEntry
from tests.at_once import at_once
from tests.cast import Friend
from tests.seats.steps import rekey
from tests.spaces.notes import Note, texts

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def meanwhile(act: Callable[[], object]) -> Iterator[list[str]]:
    """Lets another device act, once, between the reading of a batch and its writing."""
    seen: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        answer = execute(sql, params, many, context)
        if not seen and "spaces_sealedentry" in sql and "ORDER BY" in sql:
            seen.append(sql)
            (done,) = at_once([act])
            assert not isinstance(done, Exception), done
        return answer

    with connection.execute_wrapper(watch):
        yield seen


def renewed(friend: Friend, *before: str) -> Friend:
    """Somebody with new keys, whose page wrote this under the old ones in the same moment."""
    old = friend.space
    rekey(friend)
    for text in before:
        old.put(Note(text), slot=text)
    return friend


def generations() -> set[int]:
    return set(SealedEntry.objects.values_list("generation", flat=True))


def settled(friend: Friend) -> list[str]:
    """What is read once there has been time for everything."""
    for _ in range(2):
        friend.sign_in()
    assert len(friend.space.keys) == 1
    assert friend.space.entries(Note) == [] or generations() == {friend.space.newest.generation}
    return sorted(texts(friend.space))


def test_what_is_changed_meanwhile_is_not_overwritten(ann: Friend) -> None:
    page = ann.space
    renewed(ann)
    entry = page.add(Note("read"))
    with meanwhile(lambda: entry.revise(Note("changed meanwhile"))) as seen:
        ann.sign_in()
    assert seen
    assert len(ann.space.keys) == 2
    assert settled(ann) == ["changed meanwhile"]


def test_what_is_under_a_newer_key_meanwhile_is_not_put_back_under_an_older(ann: Friend) -> None:
    renewed(ann, "kept")
    name, passphrase, own = ann.name, ann.passphrase, ann.space.id

    def newer_key() -> None:
        membership.rotate(ann.refresh(), own)
        credentials.sign_in(name, passphrase, Asker("203.0.113.9"))

    with meanwhile(newer_key) as seen:
        ann.sign_in()
    assert seen
    assert generations() == {ann.space.newest.generation} == {3}
    assert settled(ann) == ["kept"]


def test_what_is_erased_meanwhile_stays_erased(ann: Friend) -> None:
    page = ann.space
    renewed(ann, "kept")
    entry = page.add(Note("erased"))
    with meanwhile(entry.erase) as seen:
        ann.sign_in()
    assert seen
    assert settled(ann) == ["kept"]


def test_a_slot_that_is_filled_meanwhile_has_both(ann: Friend) -> None:
    renewed(ann, "noon")
    other = ann.space
    other.keys = {other.newest.generation: other.newest}
    with meanwhile(lambda: other.put(Note("also noon"), slot="noon")) as seen:
        ann.sign_in()
    assert seen
    assert settled(ann) == ["also noon", "noon"]


def test_two_devices_at_once_seal_everything_once(ann: Friend) -> None:
    renewed(ann, *"abcdefgh")
    at_once([ann.sign_in for _ in range(3)])
    assert settled(ann) == [*"abcdefgh"]


def test_two_under_one_slot_in_the_same_batch_both_stay(ann: Friend) -> None:
    page = ann.space
    first = page.put(Note("first"), slot="one")
    SealedEntry.objects.filter(id=first.key).update(slot=None)
    page.put(Note("second"), slot="one")
    renewed(ann)
    assert settled(ann) == ["first", "second"]
    found = ann.space.in_slot(Note, "one")
    assert found is not None


def test_cut_off_between_two_batches_it_goes_on(
    ann: Friend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resealing, "AT_ONCE", 3)
    renewed(ann, *"abcdefgh")
    written = []

    def cut(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        written.append(sql) if many else None
        if len(written) == 2:
            raise KeyboardInterrupt
        return execute(sql, params, many, context)

    with connection.execute_wrapper(cut), pytest.raises(KeyboardInterrupt):
        ann.sign_in()
    assert len(generations()) == 2
    assert sorted(texts(ann.space)) == [*"abcdefgh"]
    assert settled(ann) == [*"abcdefgh"]
