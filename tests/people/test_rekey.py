"""Re-key: after it, nothing old opens what is written from then on, and nothing is lost."""

from __future__ import annotations

import pytest

from nearer.crypto import BrokenSeal, Identity, SpaceKey, open_keyring
from nearer.people import credentials, events, rekey, sessions
from nearer.people.keyring import Keyring, KeysRenewed, StaleKeyring
from nearer.people.models import Credential, PublicIdentity, SealedKeyring, Session
from nearer.people.rate_limits import Asker
from nearer.spaces.models import SealedEntry
from tests.cast import Friend
from tests.spaces.notes import Note

NEW = "renewed orchard kettle"


def renewed(friend: Friend) -> Friend:
    opened = credentials.confirm(friend.keyring.owner, friend.passphrase, Asker("203.0.113.7"))
    return Friend(friend.name, NEW, rekey.renew(opened, NEW))


def test_every_session_ends_and_every_key_is_new(ann: Friend) -> None:
    cookies = sessions.begin(ann.keyring, "phone")
    before = ann.keyring
    old_pin = before.contents.pins[before.me.bytes]
    after = renewed(ann).keyring
    assert sessions.resume(cookies) is None
    assert not Session.objects.exists()
    assert after.key != before.key
    assert after.owner.epoch == 2
    assert after.contents.pins[after.me.bytes] != old_pin
    assert {row.epoch for row in Credential.objects.all()} == {2}
    assert PublicIdentity.objects.count() == 2


def test_an_old_keyring_key_opens_nothing_new(ann: Friend) -> None:
    old = ann.keyring.key
    renewed(ann)
    row = SealedKeyring.objects.get()
    with pytest.raises(BrokenSeal):
        open_keyring(old, row.person_id.bytes, row.revision, row.box)


def test_what_was_written_is_under_the_new_key_and_the_old_one_is_forgotten(ann: Friend) -> None:
    ann.space.put(Note("before"), slot="one")
    old = ann.space.newest
    friend = renewed(ann)
    row = SealedEntry.objects.get()
    assert row.generation == old.generation + 1
    with pytest.raises(BrokenSeal):
        open_with_old(old, row)
    assert len(friend.space.keys) == 2
    friend.sign_in()
    assert list(friend.space.keys) == [row.generation]
    found = friend.space.in_slot(Note, "one")
    assert found is not None
    assert found.payload == Note("before")
    assert friend.space.put(Note("after"), slot="one").id == found.id


def open_with_old(key: SpaceKey, row: SealedEntry) -> bytes:
    return key.open(row.id, row.tag, row.revision, row.author_id, row.blob)


def test_what_is_written_in_the_same_moment_is_not_acknowledged(ann: Friend) -> None:
    """A page that was being sent while another device renewed the keys: its words are kept until
    its writer has signed in again (`test_words_are_not_lost.py`)."""
    in_flight = ann.space
    friend = renewed(ann)
    with pytest.raises(KeysRenewed):
        in_flight.add(Note("too late"))
    friend.sign_in()
    assert friend.space.entries(Note) == []
    assert len(friend.space.keys) == 1


def test_one_bad_row_keeps_nobody_out(ann: Friend) -> None:
    for text in ("good", "bad", "worse"):
        ann.space.put(Note(text), slot=text)
    bad, worse = ann.space.in_slot(Note, "bad"), ann.space.in_slot(Note, "worse")
    assert bad
    assert worse
    SealedEntry.objects.filter(id=bad.key).update(blob=b"\x01\x01")
    SealedEntry.objects.filter(id=worse.key).update(generation=9)
    friend = renewed(ann)
    for _ in range(2):
        assert [entry.payload.text for entry in friend.space.entries(Note)] == ["good"]
        friend.sign_in()


def test_two_in_one_slot_stay_readable(ann: Friend) -> None:
    """Only somebody who writes to the database can cause this; no sign-in fails because of it."""
    first = ann.space.put(Note("first"), slot="one")
    row = SealedEntry.objects.get(id=first.key)
    friend = renewed(ann)
    SealedEntry.objects.filter(id=first.key).delete()
    friend.space.put(Note("second"), slot="one")
    row.save(force_insert=True)
    friend.sign_in()
    assert {entry.payload.text for entry in friend.space.entries(Note)} == {"first", "second"}
    friend.sign_in()
    assert len(friend.space.keys) == 1


def test_a_keyring_that_was_changed_in_between_is_not_overwritten(
    ann: Friend, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = ann.refresh()

    def meanwhile(_keyring: Keyring, _identity: Identity) -> None:
        other.change(lambda contents: contents.pins.update({bytes(16): bytes(32)}))

    opened = credentials.confirm(ann.keyring.owner, ann.passphrase, Asker("203.0.113.7"))
    monkeypatch.setattr(events, "renewed", meanwhile)
    with pytest.raises(StaleKeyring):
        rekey.renew(opened, NEW)


def test_of_two_renewals_at_once_the_later_one_changes_nothing(
    ann: Friend, caplog: pytest.LogCaptureFixture
) -> None:
    """A second click, or a second device: it must not look as if a space had been tampered with."""
    opened = [
        credentials.confirm(ann.keyring.owner, ann.passphrase, Asker("203.0.113.7"))
        for _ in range(2)
    ]
    rekey.renew(opened[0], NEW)
    with pytest.raises(StaleKeyring):
        rekey.renew(opened[1], "another orchard kettle")
    assert credentials.sign_in(ann.name, NEW, Asker("203.0.113.7"))
    assert caplog.messages == []
