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
from nearer.couples.logic import closed
from nearer.registry.cards import Card
from nearer.registry.giving import given
from nearer.registry.installed import features, styles
from nearer.registry.kinds import Kind
from nearer.registry.stream import Piece, Stream
from nearer.spaces.entry import Entry
from nearer.spaces.errors import NoSuchEntry
from nearer.ui.months import leaf, years


def streams() -> list[Stream]:
    """What the features put together out of more than one entry."""
    return [stream for each in features().values() for stream in each.streams]


def leaf_of(couple: Couple, month: date | None) -> dict[str, Any]:
    """One leaf of the album: its pieces, but for what is still closed, and what leads on."""
    many = months(couple)
    shown = leaf(many, month)
    found = pieces(couple, shown.since, shown.until) if shown else []
    return {
        "pieces": [piece for piece in found if not is_closed(couple, piece)],
        "leaf": shown,
        "years": years(many),
        "cards": [] if month else cards(couple),
        "styles": styles(),
    }


def is_closed(couple: Couple, piece: Piece) -> bool:
    """Whether it stands among what is to be opened yet."""
    entry = None if piece.is_mine or couple.space.is_closed else piece.entry
    return entry is not None and closed.is_closed(couple.opened, entry)


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


def mine(couple: Couple, id_: uuid.UUID) -> Entry[Any]:
    """Something of one's own that can be withdrawn. Raises `NoSuchEntry`, also for the other's."""
    for kind in given():
        with suppress(NoSuchEntry):
            entry: Entry[Any] = couple.space.entry(kind.cls, id_)
            entry.check_pen()
            return entry
    raise NoSuchEntry
