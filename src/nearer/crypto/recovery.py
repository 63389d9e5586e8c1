"""Recovery code: the code on paper that opens everything when the passphrase is forgotten.

Wire format, 36 characters of `23456789ABCDEFGHJKLMNPQRSTUVWXYZ`, five bits each, in nine groups:

    secret(160 bits) | checksum(20 bits) = first bits of SHA-256("nearer/recovery-check/1" | secret)
    wrap key = HKDF(secret, "nearer/recovery/1", person)

No 0, O, 1 or I, which are easily taken for each other in handwriting.
"""

from __future__ import annotations

import hashlib
import os
import string
from typing import Final

import msgspec

from nearer.crypto.terms import Hidden, WrapKey, derive

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
SECRET_SIZE: Final = 20
_SIGNS: Final = 36
_GROUP: Final = 4
_CHECK_BITS: Final = 20
# Separators, and the dashes and blanks that word processors put in their place; all ignored.
_DASHES: Final = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_BLANKS: Final = string.whitespace + "\u00a0\u202f"
_FORGIVEN: Final = str.maketrans(string.ascii_lowercase, string.ascii_uppercase, _DASHES + _BLANKS)


class MistypedCode(ValueError):
    """Not a recovery code: a wrong character, a wrong length, or the checksum does not fit."""


class RecoveryCode(Hidden, msgspec.Struct, frozen=True):
    """160 random bits, so no key stretching is needed: guessing is infeasible."""

    secret: bytes
    text: str

    @property
    def groups(self) -> tuple[str, ...]:
        """The nine groups of four characters, to show and to ask two of them back."""
        return tuple(self.text.split("-"))


def _checksum(secret: bytes) -> int:
    digest = hashlib.sha256(b"nearer/recovery-check/1" + secret).digest()
    return int.from_bytes(digest, "big") >> (256 - _CHECK_BITS)


def _spell(secret: bytes) -> RecoveryCode:
    number = int.from_bytes(secret, "big") << _CHECK_BITS | _checksum(secret)
    signs = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(_SIGNS)))
    groups = (signs[start : start + _GROUP] for start in range(0, _SIGNS, _GROUP))
    return RecoveryCode(secret, "-".join(groups))


def new_code() -> RecoveryCode:
    """A new code. It is shown once and kept nowhere."""
    return _spell(os.urandom(SECRET_SIZE))


def read_code(text: str) -> RecoveryCode:
    """The code a person typed. Raises `MistypedCode`.

    Lower case, blanks and dashes are accepted. A typo passes the checksum with a chance of one in a
    million, and then simply opens nothing.
    """
    signs = text.translate(_FORGIVEN)
    if len(signs) != _SIGNS or not set(signs) <= set(ALPHABET):
        raise MistypedCode("signs")
    number = 0
    for sign in signs:
        number = number << 5 | ALPHABET.index(sign)
    secret = (number >> _CHECK_BITS).to_bytes(SECRET_SIZE, "big")
    if number & ((1 << _CHECK_BITS) - 1) != _checksum(secret):
        raise MistypedCode("checksum")
    return _spell(secret)


def code_wrap_key(secret: bytes, person: bytes) -> WrapKey:
    """The key of the recovery wrap. Without the pepper on purpose: losing the pepper file must not
    lock anybody out."""
    return WrapKey(derive(secret, b"nearer/recovery/1", person))
