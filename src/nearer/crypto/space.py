"""Space keys: for one generation of one space, the keys that seal its entries and index them.

Wire format of the entry envelope v1:

    header(6) = 0x01 0x01 | generation(4)
    envelope  = header | box(content key, aad, pad(payload))
    aad = lp("nearer/entry/1", header, space(16), generation(4),
             entry(16), tag(12), revision(4), author(16))

    content key = HKDF(root, "nearer/space-content/1", space, generation(4))
    index key   = HKDF(root, "nearer/space-index/1", space, generation(4))
    commitment  = HKDF(root, "nearer/space-commitment/1", space, generation(4))
    tag  = HMAC-SHA256(index key, "nearer/kind/1" | kind)[:12]
    slot = HMAC-SHA256(index key, "nearer/slot/1" | natural key)[:16]

Version 0x02 is reserved.
"""

from __future__ import annotations

import hmac
import os
import struct
from typing import Final

from nearer.crypto.box import Box, pad, unpad
from nearer.crypto.terms import KEY_SIZE, BrokenSeal, Hidden, SpaceRoot, derive, lp, u32

_VERSION: Final = b"\x01\x01"
_HEADER: Final = 6
# The part of the aad that differs from entry to entry, already length-prefixed.
_REST: Final = struct.Struct(">I16sI12sIII16s")
_SIZES: Final = (16, 12, 16)


def new_root() -> SpaceRoot:
    """Random for each generation: no root can be computed from an earlier one."""
    return SpaceRoot(os.urandom(KEY_SIZE))


def generation_of(blob: bytes) -> int:
    """The generation an envelope claims, unverified until that generation's key has opened it."""
    if len(blob) < _HEADER or not blob.startswith(_VERSION):
        raise BrokenSeal("unknown version of envelope")
    return int.from_bytes(blob[2:_HEADER], "big")


class SpaceKey(Hidden):
    """Holding it is the permission: nothing else can read or write this generation."""

    __slots__ = ("_aad", "_box", "_context", "_header", "_index", "generation", "root", "space")

    def __init__(self, root: SpaceRoot, space: bytes, generation: int) -> None:
        if len(root) != KEY_SIZE:
            raise BrokenSeal("root of a wrong size")
        self.root, self.space, self.generation = root, space, generation
        self._context = (space, u32(generation))
        self._header = _VERSION + u32(generation)
        self._box = Box(derive(root, b"nearer/space-content/1", *self._context))
        self._index = derive(root, b"nearer/space-index/1", *self._context)
        # The same for every entry, so it is built once: opening a year of entries is the hot path.
        self._aad = lp(b"nearer/entry/1", self._header, *self._context)

    def commitment(self) -> bytes:
        """32 bytes that identify the root without revealing it. The signed chain contains them,
        so that nobody, not even a member, can hand two people two different keys for one
        generation."""
        return derive(self.root, b"nearer/space-commitment/1", *self._context)

    def tag(self, kind: str) -> bytes:
        """12 bytes, equal for equal kinds within this generation; they reveal nothing else."""
        return hmac.digest(self._index, b"nearer/kind/1" + kind.encode(), "sha256")[:12]

    def slot(self, natural: str) -> bytes:
        """16 bytes for a unique index: the database enforces "one a day" without learning of what,
        or which day."""
        return hmac.digest(self._index, b"nearer/slot/1" + natural.encode(), "sha256")[:16]

    def _place(self, entry: bytes, tag: bytes, revision: int, author: bytes) -> bytes:
        # `struct` silently truncates or pads a part of another length, and two contexts would then
        # share one aad. Hence the comparison of sizes.
        if (len(entry), len(tag), len(author)) != _SIZES:
            raise BrokenSeal("place of a wrong size")
        try:
            return self._aad + _REST.pack(16, entry, 12, tag, 4, revision, 16, author)
        except struct.error:
            raise BrokenSeal("revision out of range") from None

    def seal(self, entry: bytes, tag: bytes, revision: int, author: bytes, plain: bytes) -> bytes:
        """An envelope that opens in this context only: this entry, kind, revision and author."""
        return self._header + self._box.seal(self._place(entry, tag, revision, author), pad(plain))

    def open(self, entry: bytes, tag: bytes, revision: int, author: bytes, blob: bytes) -> bytes:
        """The payload. Raises `BrokenSeal`, also if a column of the row differs from what was
        sealed."""
        if not blob.startswith(self._header):
            raise BrokenSeal("another version or generation")
        return unpad(self._box.open(self._place(entry, tag, revision, author), blob[_HEADER:]))
