"""Session keys in two halves: the row holds a box, two cookies hold what finds and opens it.

    sid(32), secret(32)      random, only in the two cookies
    sid_hash = SHA-256(sid)  finds the row
    blob = box(HKDF(secret, "nearer/session/1", sid_hash),
               aad = lp("nearer/session/1", person, sid_hash), KRK(32))

Whoever steals the database has the blob without the secret; one stolen cookie is only half.
"""

from __future__ import annotations

import hashlib
import os

import msgspec

from nearer.crypto.box import Box
from nearer.crypto.terms import KEY_SIZE, BrokenSeal, Hidden, KeyringKey, derive, lp

_LABEL = b"nearer/session/1"


class NewSession(Hidden, msgspec.Struct, frozen=True):
    """`sid` and `secret` go into cookies and nowhere else; `sid_hash` and `blob` into the row."""

    sid: bytes
    secret: bytes
    sid_hash: bytes
    blob: bytes


def session_hash(sid: bytes) -> bytes:
    """What the row is found by. A plain hash is enough: 32 random bytes cannot be guessed."""
    return hashlib.sha256(sid).digest()


def _box(secret: bytes, sid_hash: bytes) -> Box:
    # No check of the length: a secret of another size derives a key that opens nothing.
    return Box(derive(secret, _LABEL, sid_hash))


def seal_session(person: bytes, key: KeyringKey) -> NewSession:
    """A new session. Both halves are new: signing in again never makes an old cookie valid."""
    sid, secret = os.urandom(KEY_SIZE), os.urandom(KEY_SIZE)
    sid_hash = session_hash(sid)
    blob = _box(secret, sid_hash).seal(lp(_LABEL, person, sid_hash), key)
    return NewSession(sid, secret, sid_hash, blob)


def open_session(person: bytes, sid: bytes, secret: bytes, blob: bytes) -> KeyringKey:
    """The keyring key. Raises `BrokenSeal`. `person` is sealed in, so that a row cannot be
    reassigned to somebody else."""
    sid_hash = session_hash(sid)
    key = _box(secret, sid_hash).open(lp(_LABEL, person, sid_hash), blob)
    if len(key) != KEY_SIZE:
        raise BrokenSeal("keyring key of a wrong size")
    return KeyringKey(key)
