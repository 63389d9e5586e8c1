"""Everything somebody can read here, as JSON.

Format, version 1: an object with `format`, `version`, `made_at`, `name`, `about`, `spaces` and how
many places stayed `shut` and are therefore not among them; a space has its `kind`, how many entries
were `refused` because their seal was broken, and `entries`: `kind`, `version`, `day`, `at` (the
moment of writing), `revision`, `mine` and the payload's `fields` by name. Nothing in it is secret
to its owner and nothing in it opens anything.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from nearer.spaces.payload import Payload

P = TypeVar("P", bound=Payload)


class NotAnArchive(ValueError):
    """These bytes are no archive of ours, or one of a later version."""


class UnknownWriting(ValueError):
    """An entry of a kind or a version that nobody here can read."""


class ArchivedEntry(msgspec.Struct):
    kind: str
    version: int
    day: date
    at: Annotated[datetime, msgspec.Meta(tz=True)]
    revision: int
    mine: bool
    fields: dict[str, Any]


class ArchivedSpace(msgspec.Struct):
    kind: str
    refused: int
    entries: list[ArchivedEntry]


class Archive(msgspec.Struct):
    made_at: datetime
    name: str
    about: dict[str, Any]
    spaces: list[ArchivedSpace]
    format: Literal["nearer-export"] = "nearer-export"
    version: Literal[1] = 1
    shut: int = 0


def fields_of(payload: Payload) -> dict[str, Any]:
    """The payload's values by the names of its fields."""
    return msgspec.structs.asdict(payload)


def as_json(archive: Archive) -> bytes:
    """Indented, so that a person can read it too."""
    return msgspec.json.format(msgspec.json.encode(archive), indent=2)


def read_json(plain: bytes) -> Archive:
    """Raises `NotAnArchive`."""
    try:
        return msgspec.json.decode(plain, type=Archive)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        # Without a cause: the codec's complaint can quote what it could not read.
        raise NotAnArchive from None


def revive(entry: ArchivedEntry, cls: type[P]) -> P:
    """The payload of an archived entry, in today's version. Raises `UnknownWriting`."""
    if entry.kind != cls.kind:
        raise UnknownWriting(entry.kind)
    return _read(cls, entry.version, entry.fields)


def _read(cls: type[P], version: int, fields: dict[str, Any]) -> P:
    if version == cls.version:
        return _filled(cls, fields)
    if cls.older is None or version > cls.version:
        raise UnknownWriting(cls.kind)
    return cls.upgrade(_read(cls.older, version, fields))


def _filled(cls: type[P], fields: dict[str, Any]) -> P:
    if set(fields) != set(cls.__struct_fields__):
        raise UnknownWriting(cls.kind)
    try:
        return msgspec.convert([fields[name] for name in cls.__struct_fields__], cls)
    except msgspec.ValidationError:
        raise UnknownWriting(cls.kind) from None
