"""What an entry says, once it is open.

Wire format inside the seal (msgpack array): `[kind, version, at, day, slot, body]`. `at` is the
moment of writing in whole seconds since 1970 UTC, `day` the day it is about ("2026-05-31", also a
column, which must agree), `slot` the natural key of its slot ("" for none) and `body` the struct
below as an array. Unknown fields are refused. A struct is never edited once released: give it the
next `version`, keep the old one beside it and teach the new one to `upgrade` it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, ClassVar, Generic, Self, TypeVar

import msgspec

B = TypeVar("B")


# Years are read at once and nothing here can form a ring, so the garbage collector need not look.
class Payload(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True, gc=False):
    """One kind of writing. Subclasses set `kind` and, when they grow, `version` and `older`.

    `ours`: whoever has a seat may change, erase and share it. Otherwise its author alone may.
    """

    kind: ClassVar[str]
    version: ClassVar[int] = 1
    older: ClassVar[type[Payload] | None] = None
    lives_in: ClassVar[frozenset[str]] = frozenset({"private"})
    ours: ClassVar[bool] = False

    @classmethod
    def upgrade(cls, older: Any) -> Self:
        """The same words in this version's shape. Called once per reading, never stored."""
        raise NotImplementedError(f"{cls.kind} {cls.version} does not know its older version")

    def __repr__(self) -> str:
        """The kind alone: whatever prints a payload, a log or a traceback, learns no word of it."""
        return f"<{self.kind} {self.version}>"


def payloads(cls: type[Payload] = Payload) -> Iterator[type[Payload]]:
    """Every payload there is, in today's version and in older ones."""
    for each in cls.__subclasses__():
        yield each
        yield from payloads(each)


def everybodys() -> frozenset[str]:
    """The kinds that whoever has a seat may change."""
    return frozenset(cls.kind for cls in payloads() if cls.ours)


class Written(
    msgspec.Struct, Generic[B], frozen=True, array_like=True, forbid_unknown_fields=True, gc=False
):
    """The outer array. `body` is a payload, or raw until the kind and the version are known."""

    kind: str
    version: int
    at: int
    day: date
    slot: str
    body: B


class UnknownPayload(Exception):
    """The entry opened, but it is of another kind or a version nobody here can read."""


class UnsoundPayload(ValueError):
    """These values break the bounds of their own struct: nobody could read them back."""


_encoder = msgspec.msgpack.Encoder()
_outer = msgspec.msgpack.Decoder(Written[msgspec.Raw])
_decoder = cache(msgspec.msgpack.Decoder)
P = TypeVar("P", bound=Payload)


def pack(payload: Payload, at: int, day: date, slot: str = "") -> bytes:
    """The bytes that are sealed. `at`: whole seconds since 1970 UTC. Raises `UnsoundPayload`."""
    body = msgspec.Raw(packed(payload))
    return _encoder.encode(Written(payload.kind, payload.version, at, day, slot, body))


def outer(plain: bytes) -> Written[msgspec.Raw]:
    """The outer array alone, for whoever seals it again without reading it."""
    try:
        return _outer.decode(plain)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        # Without a cause: the codec's complaint can quote what it could not read.
        raise UnknownPayload from None


def unpack(cls: type[P], plain: bytes) -> Written[P]:
    """The payload in its outer array. Raises `UnknownPayload` for what it cannot read."""
    try:
        written: Written[P] = _whole(cls).decode(plain)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return _unpack_older(cls, plain)
    if written.kind != cls.kind or written.version != cls.version:
        return _unpack_older(cls, plain)
    return written


@cache
def _whole(cls: type[Payload]) -> msgspec.msgpack.Decoder[Any]:
    """Reads both arrays at once, which nearly every entry allows."""
    return msgspec.msgpack.Decoder(Written[cls])  # type: ignore[valid-type]


def _unpack_older(cls: type[P], plain: bytes) -> Written[P]:
    found = outer(plain)
    if found.kind != cls.kind:
        raise UnknownPayload(found.kind)
    try:
        body = _read(cls, found.version, found.body)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise UnknownPayload(cls.kind) from None
    return Written(found.kind, found.version, found.at, found.day, found.slot, body)


def packed(payload: Payload) -> bytes:
    """The body alone, once it has been read back: a struct's bounds are checked on reading alone,
    and an entry that seals what nobody may open again would be lost writing."""
    try:
        body = _encoder.encode(payload)
        _decoder(type(payload)).decode(body)
    except msgspec.ValidationError as error:
        raise UnsoundPayload(f"{payload.kind}: {error}") from None
    except (TypeError, OverflowError, UnicodeError) as error:
        raise UnsoundPayload(f"{payload.kind}: {type(error).__name__}") from None
    return body


def _read(cls: type[P], version: int, body: msgspec.Raw) -> P:
    if version == cls.version:
        payload: P = _decoder(cls).decode(body)
        return payload
    if cls.older is None or version > cls.version:
        raise UnknownPayload(f"{cls.kind} {version}")
    return cls.upgrade(_read(cls.older, version, body))
