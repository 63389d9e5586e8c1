"""Password hashing: from a passphrase to two independent keys, by Argon2id and a pepper.

    A(64) = Argon2id(NFC(passphrase), salt(16), memory, passes, one lane)
    P(64) = HMAC-SHA512(pepper(32), lp("nearer/pepper/1", A))
    auth  = HKDF(P, "nearer/auth/1")     verifier = SHA-256(auth), kept in the row
    wrap  = HKDF(P, "nearer/wrap-key/1") opens the wrap of the master key

Wire format of the cost:  `0x01 | memory in KiB(4) | passes(4) | lanes(1) = 0x01`
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Self

import msgspec
from nacl.pwhash import argon2id

from nearer.crypto.terms import KEY_SIZE, BrokenSeal, Hidden, WrapKey, derive, lp

SALT_SIZE: Final = 16
_COST: Final = struct.Struct(">BIIB")
_COST_HEAD: Final = 1
_LANES: Final = 1

# The floor follows OWASP: 46 MiB in one pass or 19 MiB in more, at a similar cost per guess. The
# ceiling stops a forged row from turning one sign-in into an hour of work.
_MEMORY_FLOOR: Final = 19 * 1024
_WORK_FLOOR: Final = 46 * 1024
_MEMORY_CEILING: Final = 1024 * 1024
_PASSES_CEILING: Final = 10


class TooBusy(Exception):
    """Too many people sign in at this moment. Answer 503 and let them try again."""


class Cost(msgspec.Struct, frozen=True):
    """The Argon2id parameters. Stored beside the salt, so they are validated before use."""

    memory_kib: int = 65536
    passes: int = 3

    def __post_init__(self) -> None:
        if not (
            _MEMORY_FLOOR <= self.memory_kib <= _MEMORY_CEILING
            and self.passes <= _PASSES_CEILING
            and self.memory_kib * self.passes >= _WORK_FLOOR
        ):
            raise BrokenSeal("cost outside the policy")

    def encode(self) -> bytes:
        """Ten bytes. They are part of the wrap's aad as well, so they cannot be exchanged."""
        return _COST.pack(_COST_HEAD, self.memory_kib, self.passes, _LANES)

    @classmethod
    def decode(cls, blob: bytes) -> Self:
        """The cost. Raises `BrokenSeal` for anything this code would not have written."""
        if len(blob) != _COST.size:
            raise BrokenSeal("cost of a wrong size")
        version, memory_kib, passes, lanes = _COST.unpack(blob)
        if (version, lanes) != (_COST_HEAD, _LANES):
            raise BrokenSeal("unknown version of cost")
        return cls(memory_kib, passes)


class Stretched(Hidden, msgspec.Struct, frozen=True):
    """The two derived keys, 32 bytes each. The row stores the verifier, from which `wrap_key`
    cannot be computed."""

    verifier: bytes
    wrap_key: WrapKey


class Turnstile:
    """Limits concurrency: a few derivations at once, some in the queue, and no more.

    Each derivation takes 64 MiB. Without a bound, a hundred sign-ins with wrong passwords at once
    would use up the memory of the machine.
    """

    def __init__(self, at_once: int, waiting: int) -> None:
        self._places = threading.BoundedSemaphore(at_once + waiting)
        self._seats = threading.BoundedSemaphore(at_once)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Waits for a free place. Raises `TooBusy` at once if even the queue is full."""
        if not self._places.acquire(blocking=False):
            raise TooBusy
        try:
            with self._seats:
                yield
        finally:
            self._places.release()


_CORES: Final = os.cpu_count() or 1
_turnstile: Final = Turnstile(at_once=2 * _CORES, waiting=8 * _CORES)


def new_salt() -> bytes:
    """Sixteen random bytes, new with every new password."""
    return os.urandom(SALT_SIZE)


def same(a: bytes, b: bytes) -> bool:
    """Equality in constant time: the time does not tell how far two values agree."""
    return hmac.compare_digest(a, b)


def stretch(passphrase: str, salt: bytes, cost: Cost, pepper: bytes) -> Stretched:
    """Derives both keys with one run of Argon2id. Raises `TooBusy`.

    NFC, because a phone and a laptop may encode the same accented letter in two ways; not NFKC,
    which would also take different characters for the same one. The pepper is kept outside the
    database, so that a stolen backup alone allows no guessing at all.
    """
    if len(salt) != SALT_SIZE or len(pepper) != KEY_SIZE:
        raise BrokenSeal("salt or pepper of a wrong size")
    letters = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    with _turnstile.turn():
        stretched = argon2id.kdf(
            64, letters, salt, opslimit=cost.passes, memlimit=cost.memory_kib * 1024
        )
    peppered = hmac.digest(pepper, lp(b"nearer/pepper/1", stretched), "sha512")
    auth = derive(peppered, b"nearer/auth/1")
    return Stretched(
        verifier=hashlib.sha256(auth).digest(),
        wrap_key=WrapKey(derive(peppered, b"nearer/wrap-key/1")),
    )
