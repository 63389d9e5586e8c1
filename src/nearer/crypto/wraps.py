"""Key wrapping: one person's wrapped master key, sealed keyring and small sealed notes.

    wrap    = box(wrap key, aad = lp("nearer/wrap/1", way, person, epoch(4), parameters), AMK(32))
    KRK     = HKDF(AMK, "nearer/keyring-key/1", person)
    keyring = box(HKDF(KRK, "nearer/keyring-box/1"),
                  aad = lp("nearer/keyring/1", person, revision(4)), pad(keyring))
    note    = box(HKDF(KRK, "nearer/note-box/1"),
                  aad = lp("nearer/note/1", label, person), pad(note))

AMK is the account master key: 32 random bytes, one per person, new after a re-key.
"""

from __future__ import annotations

import os

from nearer.crypto.box import Box, open_padded, seal_padded
from nearer.crypto.terms import (
    KEY_SIZE,
    BrokenSeal,
    KeyringKey,
    MasterKey,
    WrapKey,
    derive,
    lp,
    u32,
)


def new_master_key() -> MasterKey:
    """Random, never derived: a passphrase can then change without re-encrypting anything."""
    return MasterKey(os.urandom(KEY_SIZE))


def _wrap_aad(way: str, person: bytes, epoch: int, parameters: bytes) -> bytes:
    # `way` keeps a recovery wrap from passing as a password wrap; `epoch` keeps an old backup's
    # wrap from coming back after a re-key; `parameters` pins the salt and the cost.
    return lp(b"nearer/wrap/1", way.encode(), person, u32(epoch), parameters)


def wrap(
    key: WrapKey, way: str, person: bytes, epoch: int, parameters: bytes, master: MasterKey
) -> bytes:
    """The master key, encrypted for one credential: password, recovery code, passkey."""
    if len(master) != KEY_SIZE:
        raise BrokenSeal("master key of a wrong size")
    return Box(key).seal(_wrap_aad(way, person, epoch, parameters), master)


def unwrap(
    key: WrapKey, way: str, person: bytes, epoch: int, parameters: bytes, blob: bytes
) -> MasterKey:
    """The master key. Raises `BrokenSeal`. A session never holds it, only what `keyring_key`
    derives."""
    master = Box(key).open(_wrap_aad(way, person, epoch, parameters), blob)
    if len(master) != KEY_SIZE:
        raise BrokenSeal("master key of a wrong size")
    return MasterKey(master)


def keyring_key(master: MasterKey, person: bytes) -> KeyringKey:
    """All a session needs. Whoever steals it cannot add a credential: that takes the AMK."""
    if len(master) != KEY_SIZE:
        raise BrokenSeal("master key of a wrong size")
    return KeyringKey(derive(master, b"nearer/keyring-key/1", person))


def seal_keyring(key: KeyringKey, person: bytes, revision: int, plain: bytes) -> bytes:
    """`revision` is both a column and sealed in, so an older keyring cannot be replayed under a
    newer number. Padded, so its size does not tell how many pins or generations there are."""
    aad = lp(b"nearer/keyring/1", person, u32(revision))
    return seal_padded(derive(key, b"nearer/keyring-box/1"), aad, plain)


def open_keyring(key: KeyringKey, person: bytes, revision: int, blob: bytes) -> bytes:
    """The keyring as it was sealed at this revision. Raises `BrokenSeal`."""
    aad = lp(b"nearer/keyring/1", person, u32(revision))
    return open_padded(derive(key, b"nearer/keyring-box/1"), aad, blob)


def seal_note(key: KeyringKey, label: str, person: bytes, plain: bytes) -> bytes:
    """A small sealed value in a column of the person's own: a device name, a code not yet
    proved."""
    aad = lp(b"nearer/note/1", label.encode(), person)
    return seal_padded(derive(key, b"nearer/note-box/1"), aad, plain)


def open_note(key: KeyringKey, label: str, person: bytes, blob: bytes) -> bytes:
    """The note. Raises `BrokenSeal` unless it was sealed under this label for this person."""
    aad = lp(b"nearer/note/1", label.encode(), person)
    return open_padded(derive(key, b"nearer/note-box/1"), aad, blob)
