"""Authenticated encryption, the one way anything is sealed: AES-256-GCM under a key used once, with
a key commitment.

Wire format of box v1, 80 bytes longer than what is inside:

    salt(32) | commit(32) | AES-256-GCM(k, nonce = 12 zero bytes, plaintext, aad)
    k(32) | commit(32) = HMAC-SHA512(key, "nearer/box/1" | salt | 0x01)

Wire format of padding:  `length(4) | text | zeros up to max(256, Padme(4 + length))`
"""

from __future__ import annotations

import os
import struct
from hmac import compare_digest
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.hmac import HMAC

from nearer.crypto.terms import KEY_SIZE, BrokenSeal, u32

OVERHEAD: Final = 80
SMALLEST: Final = 256
_LABEL: Final = b"nearer/box/1"
_LENGTH: Final = struct.Struct(">I")
_SALT: Final = 32
_HEAD: Final = 64
# A constant nonce is safe because `k` is new for every box: 256 random bits of salt chose it.
_NONCE: Final = bytes(12)


class Box:
    """One key that seals and opens. What the bytes mean is not known here; it is bound by `aad`."""

    __slots__ = ("_mac",)

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_SIZE:
            raise BrokenSeal("key of a wrong size")
        # HMAC begins by absorbing the key, and our label is constant too. Both are done once
        # here and copied for each box, which saves about half of the time of a small entry.
        self._mac = HMAC(key, SHA512())
        self._mac.update(_LABEL)

    def _derive(self, salt: bytes) -> bytes:
        mac = self._mac.copy()
        mac.update(salt + b"\x01")
        return mac.finalize()

    def seal(self, aad: bytes, plain: bytes) -> bytes:
        """The ciphertext. It opens only with this key and the same `aad` (additional authenticated
        data)."""
        salt = os.urandom(_SALT)
        derived = self._derive(salt)
        sealed = AESGCM(derived[:KEY_SIZE]).encrypt(_NONCE, plain, aad)
        return salt + derived[KEY_SIZE:] + sealed

    def open(self, aad: bytes, blob: bytes) -> bytes:
        """The plaintext. Raises `BrokenSeal`.

        The commitment is checked first. GCM alone does not commit to its key: one can build bytes
        that open, differently, under two keys. With the commitment such bytes cannot exist, so
        nobody can be shown another text than the one their partner sees.
        """
        derived = self._derive(blob[:_SALT])
        if not compare_digest(derived[KEY_SIZE:], blob[_SALT:_HEAD]):
            raise BrokenSeal("commitment")
        try:
            return AESGCM(derived[:KEY_SIZE]).decrypt(_NONCE, blob[_HEAD:], aad)
        except InvalidTag:
            raise BrokenSeal("seal") from None


def padded_size(n: int) -> int:
    """The padded size in bytes by Padme (Nikitin and others 2019): at most 12 % longer, and the
    length leaks O(log log n) bits.

    Everything short becomes 256 bytes, so "fine" and "I cried all evening" look alike.
    """
    if n <= SMALLEST:
        return SMALLEST
    exponent = n.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (n + mask) & ~mask


def pad(plain: bytes) -> bytes:
    """The length, the plaintext, and zeros up to a size that many other plaintexts share."""
    return (u32(len(plain)) + plain).ljust(padded_size(4 + len(plain)), b"\0")


def unpad(padded: bytes) -> bytes:
    """The plaintext. Raises `BrokenSeal` unless every padding byte is zero and the size is the one
    `pad` would have chosen: there is one encoding only, and no hidden channel in the padding."""
    size = len(padded)
    if size < SMALLEST:
        raise BrokenSeal("padding")
    end = 4 + _LENGTH.unpack_from(padded)[0]
    if size != padded_size(end) or padded[end:] != bytes(size - end):
        raise BrokenSeal("padding")
    return padded[4:end]


def seal_padded(key: bytes, aad: bytes, plain: bytes) -> bytes:
    """Pads and seals data of variable length. Builds a `Box` each time, so for data sealed
    rarely."""
    return Box(key).seal(aad, pad(plain))


def open_padded(key: bytes, aad: bytes, blob: bytes) -> bytes:
    """Opens and unpads what `seal_padded` returned. Raises `BrokenSeal`."""
    return unpad(Box(key).open(aad, blob))
