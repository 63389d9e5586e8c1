"""What both share, in one stream: the newest first, each with who wrote it and what comes back."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import chain
from typing import Any

from nearer.couples.couple import Couple
from nearer.registry.cards import Card
from nearer.registry.installed import features, kinds
from nearer.registry.kinds import Kind
from nearer.registry.stream import Piece, Stream
from nearer.spaces.entry import Entry
from nearer.spaces.errors import NoSuchEntry


def given() -> list[Kind]:
    """The kinds that stand in Ours as they are, and may be replied to."""
    return [kind for kind in kinds().values() if kind.piece]


def streams() -> list[Stream]:
    """What the features put together out of more than one entry."""
    return [stream for each in features().values() for stream in each.streams]


def months(couple: Couple) -> Counter[date]:
    """How much each month has, by its first day."""
    many = couple.space.months(*(kind.cls for kind in given()))
    return sum((stream.months(couple) for stream in streams()), many)


def pieces(couple: Couple, since: date | None = None, until: date | None = None) -> list[Piece]:
    """Those of the days from one to another, the newest first."""
    alone = (of_kind(couple, kind, since, until) for kind in given())
    joined = (stream.pieces(couple, since, until) for stream in streams())
    found = chain.from_iterable(chain(joined, alone))
    return sorted(found, key=lambda piece: (piece.day, piece.at), reverse=True)


def of_kind(couple: Couple, kind: Kind, since: date | None, until: date | None) -> Iterator[Piece]:
    assert kind.piece
    for entry in couple.space.entries(kind.cls, since, until):
        yield kind.piece(couple, entry)


def cards(couple: Couple) -> list[Card]:
    """What stands at the top."""
    found = (card for each in features().values() for card in each.ours(couple))
    return sorted(found, key=lambda card: card.rank)


def theirs(couple: Couple, id_: uuid.UUID) -> Piece:
    """Something the other gave to read. Raises `NoSuchEntry`, also for one's own."""
    for kind in given():
        with suppress(NoSuchEntry):
            entry = couple.space.entry(kind.cls, id_)
            if entry.author != couple.space.me and kind.piece:
                return kind.piece(couple, entry)
    raise NoSuchEntry


def mine(couple: Couple, id_: uuid.UUID) -> Entry[Any]:
    """Something of one's own that can be withdrawn. Raises `NoSuchEntry`, also for the other's."""
    for kind in given():
        with suppress(NoSuchEntry):
            entry: Entry[Any] = couple.space.entry(kind.cls, id_)
            entry.check_pen()
            return entry
    raise NoSuchEntry
