"""A tally: what one person has in a space, counted so that no row changes unnoticed.

Whoever writes to the database can delete a row, put it back as it was, or bring back one that was
deleted: each such row opens. So the rows are counted, and beside the count stands a digest that
does not depend on their order: the sum of a keyed hash of each row's columns (MSet-Add-Hash; Clarke
et al., "Incremental Multiset Hash Functions", ASIACRYPT 2003). A row that changes takes its old
hash off and adds the new one, in the same transaction.

Wire formats (msgpack arrays), in the keyring and in an entry of its own:

    tally   = [key(32), count, revisions, size, total(32), withdrawn]
    counted = [tally, row, {author: [row, [count, revisions, total(32)]]}, noticed]
    total   = sum of BLAKE2b-256(key, msgpack [id, author, tag, revision, day, slot]) mod 2^256
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date
from enum import IntFlag
from hashlib import blake2b
from typing import ClassVar, NamedTuple

import msgspec
from msgspec.structs import replace

from nearer.crypto import Hidden
from nearer.spaces.kinds import SHARED
from nearer.spaces.payload import Payload

SIZE, NONE = 32, bytes(32)
MODULUS = 1 << 8 * SIZE
# So much of a withdrawn entry's id is kept: enough that two never share it.
TRACE = 8
_encode = msgspec.msgpack.Encoder().encode


class Mark(NamedTuple):
    """The columns of a row by which it is found. `size`: bytes of its seal, which is not hashed."""

    id: bytes
    author: bytes
    tag: bytes
    revision: int
    day: date
    slot: bytes | None
    size: int


class Noticed(IntFlag):
    """What is not as it was left."""

    MISSING = 1
    BACK = 2
    CHANGED = 4

    @property
    def is_missing(self) -> bool:
        return Noticed.MISSING in self

    @property
    def is_back(self) -> bool:
        return Noticed.BACK in self

    @property
    def is_changed(self) -> bool:
        return Noticed.CHANGED in self


class Difference(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """How far rows are from what was counted: nothing, unless somebody else was at them."""

    count: int = 0
    revisions: int = 0
    total: bytes = NONE

    def since(self, known: Difference) -> Noticed:
        """What has happened since a difference that one knows of."""
        if self == known:
            return Noticed(0)
        if self.count == known.count:
            return Noticed.CHANGED
        return Noticed.MISSING if self.count < known.count else Noticed.BACK


class Tally(Payload, frozen=True):
    """In a space of several also an entry, for the others: its id is that of whose tally it is.

    `withdrawn`: the beginnings of the ids of entries that must not come back.
    """

    kind: ClassVar[str] = "spaces.tally"
    lives_in: ClassVar[frozenset[str]] = SHARED

    key: bytes
    count: int = 0
    revisions: int = 0
    size: int = 0
    total: bytes = NONE
    withdrawn: tuple[bytes, ...] = ()

    @classmethod
    def of(cls, marks: Sequence[Mark], key: bytes = b"") -> Tally:
        """What these rows come to, under this key or a new one."""
        return cls(key or os.urandom(SIZE)).moved((), marks)

    def moved(self, off: Sequence[Mark], on: Sequence[Mark]) -> Tally:
        """After some rows went and others came."""
        total = int.from_bytes(self.total) - self._sum(off) + self._sum(on)
        return replace(
            self,
            count=self.count - len(off) + len(on),
            revisions=self.revisions + sum(m.revision for m in on) - sum(m.revision for m in off),
            size=self.size + sum(m.size for m in on) - sum(m.size for m in off),
            total=(total % MODULUS).to_bytes(SIZE),
        )

    def traced(self, off: Iterable[Mark], on: Iterable[Mark]) -> Tally:
        """With a trace of each row that went for good."""
        gone = {mark.id[:TRACE] for mark in off} - {mark.id[:TRACE] for mark in on}
        return replace(self, withdrawn=(*self.withdrawn, *sorted(gone)))

    def to(self, there: Tally) -> Difference:
        """How far what is there is from this."""
        total = (int.from_bytes(there.total) - int.from_bytes(self.total)) % MODULUS
        return Difference(
            there.count - self.count, there.revisions - self.revisions, total.to_bytes(SIZE)
        )

    def _sum(self, marks: Iterable[Mark]) -> int:
        return sum(
            int.from_bytes(blake2b(_encode(mark[:-1]), key=self.key, digest_size=SIZE).digest())
            for mark in marks
        )


class Other(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What one has seen of somebody else's tally: the revision of its row, and the difference."""

    row: int
    difference: Difference


class Counted(Hidden, msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What a keyring holds of one space. `row`: the revision of one's own tally there, 0 for none.
    `noticed`: what was found and has not been read yet."""

    own: Tally
    row: int = 0
    others: dict[bytes, Other] = {}
    noticed: int = 0


_decoder = msgspec.msgpack.Decoder(Counted)


def encode(counted: Counted) -> bytes:
    return _encode(counted)


def decode(plain: bytes) -> Counted | None:
    """None where nothing was counted yet. The keyring's seal has vouched for the bytes."""
    return _decoder.decode(plain) if plain else None
