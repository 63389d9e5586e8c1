"""What an entry says, once it is open.

Wire format inside the seal (msgpack array): `[kind, version, at, day, slot, body]`. `at` is the
moment of writing in whole seconds since 1970 UTC, `day` the day it is about ("2026-05-31", also a
column, which must agree), `slot` the natural key of its slot ("" for none) and `body` the struct
below as an array. Unknown fields are refused. A struct is never edited once released: give it the
next `version`, keep the old one beside it and teach the new one to `upgrade` it.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self, TypeVar

import msgspec


class Payload(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One kind of writing. Subclasses set `kind` and, when they grow, `version` and `older`."""

    kind: ClassVar[str]
    version: ClassVar[int] = 1
    older: ClassVar[type[Payload] | None] = None
    lives_in: ClassVar[frozenset[str]] = frozenset({"private"})

    @classmethod
    def upgrade(cls, older: Any) -> Self:
        """The same words in this version's shape. Called once per reading, never stored."""
        raise NotImplementedError(f"{cls.kind} {cls.version} does not know its older version")

    def __repr__(self) -> str:
        """The kind alone: whatever prints a payload, a log or a traceback, learns no word of it."""
        return f"<{self.kind} {self.version}>"


class Written(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """The outer array; `body` stays raw until the kind and the version are known."""

    kind: str
    version: int
    at: int
    day: date
    slot: str
    body: msgspec.Raw


class UnknownPayload(Exception):
    """The entry opened, but it is of another kind or a version nobody here can read."""


class UnsoundPayload(ValueError):
    """These values break the bounds of their own struct: nobody could read them back."""


_encoder = msgspec.msgpack.Encoder()
_outer = msgspec.msgpack.Decoder(Written)
_decoders: dict[type[Payload], msgspec.msgpack.Decoder[Any]] = {}
P = TypeVar("P", bound=Payload)


def pack(payload: Payload, at: int, day: date, slot: str = "") -> bytes:
    """The bytes that are sealed. `at`: whole seconds since 1970 UTC."""
    body = msgspec.Raw(_sound(payload))
    return _encoder.encode(Written(payload.kind, payload.version, at, day, slot, body))


def outer(plain: bytes) -> Written:
    """The outer array alone, for whoever seals it again without reading it."""
    try:
        return _outer.decode(plain)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise UnknownPayload from None


def unpack(cls: type[P], plain: bytes) -> tuple[P, Written]:
    """The payload, and its outer array. Raises `UnknownPayload` for what it cannot read."""
    try:
        written = _outer.decode(plain)
        if written.kind != cls.kind:
            raise UnknownPayload(written.kind)
        return _read(cls, written.version, written.body), written
    except (msgspec.MsgspecError, UnicodeDecodeError):
        # Without a cause: the codec's complaint can quote what it could not read.
        raise UnknownPayload(cls.kind) from None


def _sound(payload: Payload) -> bytes:
    """The body, once it has been read back: a struct's bounds are checked on reading alone, and an
    entry that seals what nobody may open again would be lost writing."""
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


def _decoder(cls: type[Payload]) -> msgspec.msgpack.Decoder[Any]:
    return _decoders.get(cls) or _decoders.setdefault(cls, msgspec.msgpack.Decoder(cls))
