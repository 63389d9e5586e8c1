"""Everything somebody can read here, as JSON.

Format, version 1: an object with `format`, `version`, `made_at`, `name`, `about`, `spaces` and how
many places stayed `shut` and are therefore not among them; a space has its `kind`, how many entries
were `refused` because their seal was broken, and `entries`: `kind`, `version`, `day`, `at` (the
moment of writing), `revision`, `mine` and the payload's `fields` by name. Nothing in it is secret
to its owner and nothing in it opens anything.

A file that is brought back may come from anybody. So every part has a type and a bound, and an
entry's fields stay bytes until its kind is known, which has bounds of its own.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import Meta

from nearer.spaces.payload import Payload

P = TypeVar("P", bound=Payload)

LARGEST = 10_000_000
MOST_ENTRIES, MOST_SPACES = 20_000, 100
BOM = b"\xef\xbb\xbf"
# What the decoder says of bytes that are no JSON of this shape, also of arrays within arrays.
UNREADABLE = (msgspec.MsgspecError, UnicodeError, RecursionError, OverflowError)
Short = Annotated[str, Meta(max_length=100)]
Count = Annotated[int, Meta(ge=0, le=2**31 - 1)]


class NotAnArchive(ValueError):
    """These bytes are no archive of ours, or one of a later version."""


class TooLarge(NotAnArchive):
    """More than can be brought back at once."""


class UnknownWriting(ValueError):
    """An entry of a kind or a version that nobody here can read."""


class ArchivedEntry(msgspec.Struct):
    kind: Short
    version: Count
    day: date
    at: Annotated[datetime, Meta(tz=True)]
    revision: Count
    mine: bool
    fields: msgspec.Raw


class ArchivedSpace(msgspec.Struct):
    kind: Short
    refused: Count
    entries: Annotated[list[ArchivedEntry], Meta(max_length=MOST_ENTRIES)]


class ArchivedAbout(msgspec.Struct):
    """What the person chose about themselves."""

    shown_name: Short = ""
    time_zone: Short = "UTC"
    country: Short = ""
    together: bool = False


class Archive(msgspec.Struct):
    made_at: datetime
    name: Short
    about: ArchivedAbout
    spaces: Annotated[list[ArchivedSpace], Meta(max_length=MOST_SPACES)]
    format: Literal["nearer-export"] = "nearer-export"
    version: Literal[1] = 1
    shut: Count = 0


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Archive).decode


def fields_of(payload: Payload) -> msgspec.Raw:
    """The payload's values by the names of its fields."""
    return msgspec.Raw(_encode(msgspec.structs.asdict(payload)))


def as_json(archive: Archive) -> bytes:
    """A line for each space and entry, so that a person can read it too."""
    return _encode(archive).replace(b'{"kind":', b'\n{"kind":') + b"\n"


def read_json(plain: bytes) -> Archive:
    """Raises `NotAnArchive`, and `TooLarge`."""
    if len(plain) > LARGEST:
        raise TooLarge
    try:
        found = _decode(plain.removeprefix(BOM))
    except UNREADABLE:
        # Without a cause: the codec's complaint can quote what it could not read.
        raise NotAnArchive from None
    if sum(len(space.entries) for space in found.spaces) > MOST_ENTRIES:
        raise TooLarge
    return found


def named(entry: ArchivedEntry) -> dict[str, Any]:
    """The fields of an entry of a kind that nobody here knows. For an archive that was made here:
    of a foreign one, they could be anything."""
    found: dict[str, Any] = msgspec.json.decode(entry.fields, type=dict[str, Any])
    return found


def revive(entry: ArchivedEntry, cls: type[P]) -> P:
    """The payload of an archived entry, in today's version. Raises `UnknownWriting`."""
    if entry.kind != cls.kind:
        raise UnknownWriting(entry.kind)
    return _read(cls, entry.version, entry.fields)


def _read(cls: type[P], version: int, fields: msgspec.Raw) -> P:
    if version == cls.version:
        return _filled(cls, fields)
    if cls.older is None or version > cls.version:
        raise UnknownWriting(cls.kind)
    return cls.upgrade(_read(cls.older, version, fields))


def _filled(cls: type[P], fields: msgspec.Raw) -> P:
    try:
        by_name = _by_name(cls).decode(fields)
    except UNREADABLE:
        raise UnknownWriting(cls.kind) from None
    return cls(*(getattr(by_name, name) for name in cls.__struct_fields__))


@cache
def _by_name(cls: type[Payload]) -> msgspec.json.Decoder[Any]:
    """Reads the fields of a payload by their names: all of them, no others, each in its bounds."""
    fields = [(each.name, each.type) for each in msgspec.structs.fields(cls)]
    by_name = msgspec.defstruct(cls.__name__, fields, forbid_unknown_fields=True)
    return msgspec.json.Decoder(by_name)
