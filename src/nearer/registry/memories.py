"""A memory: what the two gave each other on this day a year ago, or within three days of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from nearer.couples.couple import Couple
from nearer.registry.gifts import Gift
from nearer.registry.giving import given
from nearer.registry.installed import features
from nearer.registry.stream import Piece
from nearer.spaces.errors import NoSuchEntry

AROUND = timedelta(days=3)
LEAP_DAY = (2, 29)


def a_year_before(day: date) -> date:
    """The same day of the year before; of a leap day, the day before it."""
    is_leap_day = (day.month, day.day) == LEAP_DAY
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)


def memory(couple: Couple | None) -> Piece | None:
    """The nearest to the day; of one day the last. Nothing where there is none, or not now."""
    if couple is None or couple.space.is_closed or not couple.may_be_told:
        return None
    then = a_year_before(couple.space.today())
    first, last = then - AROUND, then + AROUND
    if couple.began > last:
        return None
    found = [piece for piece in _pieces(couple, first, last) if piece.is_memory]
    return max(found, key=lambda piece: (-abs(piece.day - then), piece.at), default=None)


def _pieces(couple: Couple, first: date, last: date) -> Iterator[Piece]:
    for kind in given():
        assert kind.piece
        entries = couple.space.entries(kind.cls, first, last)
        yield from (kind.piece(couple, each) for each in entries)
    for feature in features().values():
        for stream in feature.streams:
            yield from stream.pieces(couple, first, last)


def remembered(couple: Couple | None) -> Gift:
    """The memory as it is opened. Raises `NoSuchEntry` where there is none."""
    piece = memory(couple)
    if piece is None:
        raise NoSuchEntry
    return Gift(_("A year ago"), piece.at, piece=piece)
