"""One opened entry, and how a copy of it comes into another space.

An entry holds its words and the space it was read in: `revise` and `erase` go through that space.
"""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

import msgspec

from nearer.spaces.errors import NotYours
from nearer.spaces.payload import Payload, Written

if TYPE_CHECKING:
    from nearer.spaces.space import OpenSpace

P = TypeVar("P", bound=Payload)


class Brought(NamedTuple):
    """What was written before, elsewhere, and comes back with its day and its moment."""

    said: Payload
    slot: str
    day: date
    at: datetime


class Entry(msgspec.Struct, Generic[P], frozen=True, eq=False, gc=False):
    """One opened entry."""

    space: OpenSpace
    key: bytes
    revision: int
    written_by: bytes
    written: Written[P]

    def __repr__(self) -> str:
        return "<Entry>"

    @property
    def payload(self) -> P:
        return self.written.body

    @property
    def day(self) -> date:
        """The day it is about."""
        return self.written.day

    @property
    def at(self) -> datetime:
        """The moment of writing, in UTC."""
        return datetime.fromtimestamp(self.written.at, UTC)

    @property
    def slot(self) -> str:
        return self.written.slot

    @property
    def id(self) -> uuid.UUID:
        return uuid.UUID(bytes=self.key)

    @property
    def author(self) -> uuid.UUID:
        """Who wrote it. Whoever lost every key and was let back in is somebody else here."""
        return uuid.UUID(bytes=self.written_by)

    def check_pen(self) -> None:
        """Raises `NotYours` for somebody else's words, unless such words are everybody's here."""
        if self.author != self.space.me and not self.payload.ours:
            raise NotYours

    def revise(self, payload: P) -> Entry[P]:
        """Writes new words in place of these. Raises `StaleEntry` if they have changed since."""
        return self.space.rewrite(self, payload)

    def erase(self, *, quietly: bool = False) -> None:
        """Deletes the entry. Raises `StaleEntry` if it has changed since it was read."""
        self.space.erase(self, quietly=quietly)


def share(entry: Entry[P], into: OpenSpace) -> Entry[P]:
    """Copies an entry into another open space: the only door between two spaces."""
    entry.check_pen()
    return into.add(entry.payload, entry.day)
