"""The kinds of space, as one table: who sits there, and what may be written there.

Which payloads may live in a kind is said by the payload itself (`lives_in`), so that this floor
need not know the features above it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """`seats`: how many people at most."""

    name: str
    seats: int


PRIVATE = Kind("private", seats=1)
COUPLE = Kind("couple", seats=2)

KINDS = {kind.name: kind for kind in (PRIVATE, COUPLE)}
# Where more than one has a seat.
SHARED = frozenset(kind.name for kind in KINDS.values() if kind.seats > 1)
