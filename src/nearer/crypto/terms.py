"""Shared definitions: the one error, the types of keys, and how parts are encoded as bytes.

Wire format of `lp(a, b, ...)`:  `len(a)(4) | a | len(b)(4) | b | ...`, numbers big-endian.
Wire format of a record:  msgpack array `[tag, field, field, ...]`, one spelling only.
Derived keys:  `HKDF-SHA256(secret, no salt, info = lp(label, context...))`, 32 bytes.
"""

from __future__ import annotations

import struct
from typing import Annotated, Final, NewType, NoReturn, Self

import msgspec
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

# Four keys that are all 32 bytes long and must never be taken for one another.
MasterKey = NewType("MasterKey", bytes)
KeyringKey = NewType("KeyringKey", bytes)
WrapKey = NewType("WrapKey", bytes)
SpaceRoot = NewType("SpaceRoot", bytes)

KEY_SIZE: Final = 32
U32_MAX: Final = 0xFFFF_FFFF

# Lengths are part of the wire format, so the decoder checks them before any code of ours runs.
Id = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
Bytes32 = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
U32 = Annotated[int, msgspec.Meta(ge=0, le=U32_MAX)]


class BrokenSeal(Exception):
    """Decryption or verification failed: what is stored is not what was sealed. One type for every
    reason.

    An attacker must not learn *which* check failed, and no caller may be tempted to forgive one
    reason and not another. The message is for developers; it never contains anybody's bytes.
    """


def u32(n: int) -> bytes:
    """Four bytes, big-endian. Raises `BrokenSeal`: a number that does not fit came from a forged
    row."""
    if not 0 <= n <= U32_MAX:
        raise BrokenSeal("number out of range")
    return n.to_bytes(4, "big")


def lp(*parts: bytes) -> bytes:
    """Length-prefixed concatenation: no two lists of parts give the same bytes.

    Plain concatenation would let `("ab", "c")` pass for `("a", "bc")`: the classic way to move
    a ciphertext into a context it was not made for.
    """
    return b"".join([piece for part in parts for piece in (struct.pack(">I", len(part)), part)])


def derive(secret: bytes, label: bytes, *context: bytes) -> bytes:
    """A 32-byte key for one purpose, by HKDF. Labels differ, so no key is ever used for two
    things."""
    kdf = HKDF(hashes.SHA256(), KEY_SIZE, salt=None, info=lp(label, *context))
    return kdf.derive(secret)


class Record(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True, gc=False):
    """A serialized struct. Subclasses give it a tag that names the format and its version."""

    def encode(self) -> bytes:
        """The only accepted encoding of this record."""
        return msgspec.msgpack.encode(self)

    @classmethod
    def decode(cls, blob: bytes) -> Self:
        """The record. Raises `BrokenSeal`, also for a second encoding of the same record.

        msgpack can write one number in several ways. If two byte strings meant one record, what is
        compared as bytes and what is compared as a record could be made to disagree.
        """
        try:
            record = msgspec.msgpack.decode(blob, type=cls)
        except (msgspec.MsgspecError, ValueError) as error:
            raise BrokenSeal("malformed record") from error
        if record.encode() != blob:
            raise BrokenSeal("second spelling of a record")
        return record


class Hidden:
    """Mixin for whatever holds a secret: `repr` shows nothing and pickling is refused, so that it
    cannot slip into a cache, a session or an error report by accident."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"{type(self).__name__} stays in memory")
