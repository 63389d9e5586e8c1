"""Everything a person has written in their private space, whatever its kind, in one list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from nearer.couples.couple import couples
from nearer.mine.logic.search import has_all
from nearer.people.keyring import Keyring
from nearer.registry.installed import kinds
from nearer.registry.kinds import Kind, Row
from nearer.spaces.space import OpenSpace


def listed() -> list[Kind]:
    """The kinds that stand in Mine."""
    return [kind for kind in kinds().values() if kind.row]


def months(space: OpenSpace) -> Counter[date]:
    """How much was written in each month."""
    return space.months(*(kind.cls for kind in listed()))


def rows(
    keyring: Keyring, space: OpenSpace, since: date | None = None, until: date | None = None
) -> list[Row]:
    """All of it from one day to another, newest first."""
    shared = list(couples(keyring))
    found = (row for kind in listed() for row in of_kind(kind, space, shared, since, until))
    return sorted(found, key=lambda row: row.day, reverse=True)


def of_kind(
    kind: Kind, space: OpenSpace, shared: list[OpenSpace], since: date | None, until: date | None
) -> Iterator[Row]:
    """`shared`: the couples' spaces, where copies of one's own may lie."""
    assert kind.row
    copies = kind.copies(shared)
    return (kind.row(entry, copies) for entry in space.entries(kind.cls, since, until))


def has(row: Row, words: str) -> bool:
    """Whether the words stand somewhere in a row."""
    return has_all(words, (row.words, *row.sentences))
