"""The keyring: what it reveals, what it refuses, and that two devices never overwrite each
other."""

from __future__ import annotations

import pickle
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

import msgspec
import pytest
from django.db import transaction

from nearer.crypto import BrokenSeal, seal_keyring
from nearer.people import credentials, sessions
from nearer.people.keyring import ATTEMPTS, Contents, Keyring, Locked, StaleKeyring, read_keyring
from nearer.people.models import SealedKeyring
from nearer.people.rate_limits import Asker
from tests.at_once import at_once
from tests.cast import Friend

QueryCount = Callable[[int], AbstractContextManager[object]]


def pin(number: int) -> bytes:
    return number.to_bytes(16, "big")


def test_the_empty_keyring_is_valid_and_opens_nothing() -> None:
    empty = Keyring()
    assert not empty
    assert empty.ring(uuid.uuid4()) is None
    assert empty.spaces("private") == []
    for ask in ("key", "contents", "owner", "me", "about"):
        with pytest.raises(Locked):
            getattr(empty, ask)


def test_an_open_keyring_and_its_parts_print_nothing_and_are_not_pickled(ann: Friend) -> None:
    contents, (ring,) = ann.keyring.contents, ann.keyring.contents.rings.values()
    opened = credentials.confirm(ann.keyring.owner, ann.passphrase, Asker("203.0.113.1"))
    cookies = sessions.begin(ann.keyring, "phone")
    for secret in (ann.keyring, contents, ring, contents.about, opened, cookies):
        assert secret
        assert repr(secret) == str(secret) == f"<{type(secret).__name__}>"
        with pytest.raises(TypeError):
            pickle.dumps(secret)


def test_what_a_newer_nearer_wrote_is_refused_and_not_cut_down(ann: Friend) -> None:
    person, key = ann.keyring.owner, ann.keyring.key
    now = msgspec.msgpack.encode(ann.keyring.contents)
    version, secrets, rings, pins, about, *rest = msgspec.msgpack.decode(now)
    ((space, ring),) = rings.items()

    def stored(plain: bytes) -> Keyring:
        box = seal_keyring(key, person.id.bytes, 1, plain)
        SealedKeyring.objects.filter(person=person).update(revision=1, box=box)
        return read_keyring(person, key)

    for newer in (
        [version + 1, secrets, rings, pins, about, *rest],
        [version, secrets, rings, pins, about, *rest, b"more"],
        [version, secrets, {space: [*ring, b"more"]}, pins, about, *rest],
        [version, secrets, rings, pins, [*about, "more"], *rest],
    ):
        with pytest.raises(BrokenSeal):
            stored(msgspec.msgpack.encode(newer))
    with pytest.raises(BrokenSeal):
        stored(now.replace(b"\xa3Ann", b"\xa3\xff\xff\xff"))
    assert stored(now).about == ann.keyring.about


def test_roots_of_unknown_spaces_and_generations_are_refused(ann: Friend) -> None:
    space = ann.keyring.private
    assert len(ann.keyring.root(space, 1)) == 32
    for wrong in ((space, 2), (uuid.uuid4(), 1)):
        with pytest.raises(BrokenSeal):
            ann.keyring.root(*wrong)


def test_notes_open_under_their_own_label_only(ann: Friend, zoe: Friend) -> None:
    note = ann.keyring.seal("device", b"phone")
    assert ann.keyring.open("device", note) == b"phone"
    with pytest.raises(BrokenSeal):
        ann.keyring.open("recovery code", note)
    with pytest.raises(BrokenSeal):
        zoe.keyring.open("device", note)


def test_a_change_is_written(ann: Friend) -> None:
    assert ann.keyring.change(lambda contents: contents.pins.setdefault(pin(1), b"x")) == b"x"
    assert ann.refresh().contents.pins[pin(1)] == b"x"


def test_a_change_is_applied_again_to_what_another_device_wrote(ann: Friend) -> None:
    first, second = ann.keyring, ann.refresh()
    first.change(lambda contents: contents.pins.update({pin(1): b"first"}))
    second.change(lambda contents: contents.pins.update({pin(2): b"second"}))
    assert {pin(1), pin(2)} <= set(ann.refresh().contents.pins)


def test_what_another_device_wrote_is_held_in_one_statement(
    ann: Friend, django_assert_num_queries: QueryCount
) -> None:
    held, other = ann.keyring, ann.refresh()
    other.change(lambda contents: contents.pins.update({pin(1): b"other"}))
    with transaction.atomic(), django_assert_num_queries(1):
        held.hold()
    assert (held.contents.pins[pin(1)], held.revision) == (b"other", other.revision)


def test_a_change_gives_up_when_others_are_always_faster(ann: Friend) -> None:
    slow, fast = ann.keyring, ann.refresh()
    tried = 0

    def edit(_: Contents) -> None:
        nonlocal tried
        tried += 1
        fast.change(lambda contents: contents.pins.update({pin(tried): b""}))

    with pytest.raises(StaleKeyring):
        slow.change(edit)
    assert tried == ATTEMPTS


def test_another_revision_other_bytes_and_no_row_are_refused(ann: Friend, zoe: Friend) -> None:
    person, key = ann.keyring.owner, ann.keyring.key
    rows = SealedKeyring.objects.filter(person=person)
    box = rows.get().box
    rows.update(revision=7)
    with pytest.raises(BrokenSeal):
        read_keyring(person, key)
    rows.update(box=box[:-1])
    with pytest.raises(BrokenSeal):
        read_keyring(person, key)
    rows.update(revision=2, box=SealedKeyring.objects.get(person_id=zoe.keyring.me).box)
    with pytest.raises(BrokenSeal):
        read_keyring(person, key)
    rows.update(revision=3, box=seal_keyring(key, person.id.bytes, 3, b"no keyring"))
    with pytest.raises(BrokenSeal):
        read_keyring(person, key)
    rows.delete()
    with pytest.raises(BrokenSeal):
        read_keyring(person, key)


@pytest.mark.django_db(transaction=True)
def test_devices_at_the_same_moment_lose_nothing(ann: Friend) -> None:
    def one_device(number: int) -> None:
        keyring = read_keyring(ann.keyring.owner, ann.keyring.key)
        for turn in range(5):
            fresh = pin(number * 100 + turn)
            while True:
                try:
                    keyring.change(lambda contents: contents.pins.update({fresh: b""}))  # noqa: B023
                    break
                except StaleKeyring:
                    continue

    done = at_once([partial(one_device, number) for number in range(1, 5)])
    assert done == [None] * 4
    wanted = {pin(number * 100 + turn) for number in range(1, 5) for turn in range(5)}
    kept = ann.refresh()
    assert wanted <= set(kept.contents.pins)
    assert kept.revision >= 21
