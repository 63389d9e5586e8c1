"""What the other gave and the reader has not opened: whatever stands in Ours, replies, and what the
features name besides (`Feature.gives`).

It is looked for as far back as the reader has not opened everything, two months at least and a
year at most, by the days that things are about: a share of an older day lies in Ours unannounced.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any, cast
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from nearer.couples.couple import Couple
from nearer.couples.logic.closed import is_closed
from nearer.couples.logic.leaf import is_to
from nearer.couples.opened import note_opened
from nearer.couples.payloads import Opened, Reply
from nearer.people.request import Request
from nearer.registry.gifts import Gift
from nearer.registry.installed import features, kinds
from nearer.registry.kinds import Kind
from nearer.registry.stream import Piece
from nearer.spaces.entry import Entry
from nearer.spaces.errors import NoSuchEntry
from nearer.spaces.payload import Payload
from nearer.spaces.space import ALWAYS

BACK, MOST = timedelta(days=62), timedelta(days=366)


def given() -> list[Kind]:
    """The kinds that stand in Ours as they are, and may be replied to."""
    return [kind for kind in kinds().values() if kind.piece]


@cache
def watched() -> list[type[Payload]]:
    """The kinds of what can be given and opened in place."""
    return [kind.cls for kind in kinds().values() if kind.piece or kind.gift or kind.cls is Reply]


def watched_since(opened: Opened, today: date) -> dict[type[Payload], date]:
    """The first day on which something of each kind may lie that is still closed."""
    whole = {kind.cls for kind in kinds().values() if kind.gift}
    first = since(opened, today)
    return {cls: ALWAYS if cls in whole else first for cls in watched()}


def since(opened: Opened, today: date) -> date:
    begun = datetime.fromtimestamp(opened.since, UTC).date() - timedelta(days=1)
    return max(today - MOST, min(today - BACK, begun))


def theirs(couple: Couple) -> list[Entry[Any]]:
    """What the other gave in that time, opened or not."""
    space = couple.space
    firsts = watched_since(couple.opened, space.today())
    found = (each for cls, first in firsts.items() for each in space.entries(cls, first))
    return [each for each in found if each.author != space.me]


def gifts(couple: Couple) -> list[Gift]:
    """What is still closed, the newest first. In a place that has ended everything lies open."""
    if couple.space.is_closed:
        return []
    closed = [each for each in theirs(couple) if is_closed(couple.opened, each)]
    found = [gift for each in closed if (gift := as_gift(couple, each))]
    found += [gift for each in features().values() for gift in each.gives(couple)]
    return sorted(found, key=lambda gift: gift.at, reverse=True)


def as_gift(couple: Couple, entry: Entry[Any]) -> Gift | None:
    kind = kinds()[entry.payload.kind]
    if kind.gift:
        return kind.gift(couple, entry)
    if isinstance(entry.payload, Reply):
        return replied(couple, entry)
    assert kind.piece
    piece = kind.piece(couple, entry)
    return Gift(piece.heading, entry.at, entries=(entry,), piece=piece)


def replied(couple: Couple, reply: Entry[Reply]) -> Gift | None:
    """None if what it stands beneath is gone, or says something else by now."""
    piece = piece_of(couple, reply.payload.to)
    if piece is None or not (piece.entry is None or is_to(reply, piece.entry)):
        return None
    line = _("%(name)s replied to you") % {"name": capfirst(couple.name)}
    return Gift(line, reply.at, entries=(reply,), piece=piece)


def piece_of(couple: Couple, id_: UUID) -> Piece | None:
    """The piece of Ours in which an entry stands."""
    for kind in given():
        with suppress(NoSuchEntry):
            assert kind.piece
            return kind.piece(couple, found(couple, kind.cls, id_))
    parts = (stream.of(couple, id_) for each in features().values() for stream in each.streams)
    return next(filter(None, parts), None)


def found(couple: Couple, cls: type[Payload], id_: UUID) -> Entry[Any]:
    """An entry by its id, out of what was read already if it is there."""
    first = since(couple.opened, couple.space.today())
    there = (each for each in couple.space.entries(cls, first) if each.id == id_)
    return next(there, None) or couple.space.entry(cls, id_)


def open_gift(couple: Couple | None, id_: str) -> Gift:
    """Opens one by its id, in the reader's own space alone; what is open already is shown again.
    Raises `NoSuchEntry`, also for one's own."""
    if couple is None:
        raise NoSuchEntry
    there = theirs(couple)
    for entry in there:
        if str(entry.id) == id_ and (gift := as_gift(couple, entry)):
            note_opened(couple.own, gift.entries, there)
            vars(couple).pop("opened", None)
            return gift
    raise NoSuchEntry


def open_all(couple: Couple, ids: Collection[UUID]) -> None:
    """What stands on a page on which the reader has done something counts as opened."""
    there = theirs(couple)
    if opening := [each for each in there if each.id in ids and is_closed(couple.opened, each)]:
        note_opened(couple.own, opening, there)
        vars(couple).pop("opened", None)


def announced(couple: Couple | None) -> list[Gift]:
    """What may come up by itself, in hours that suit both and in no pause of the reader."""
    return gifts(couple) if couple and couple.may_be_told else []


def note_news(request: Request, *, is_new: bool) -> None:
    """Tells the tabs of a page what it has found already: whether something is announced."""
    vars(request)["has_news"] = is_new


def has_news(request: Request) -> bool | None:
    """Whether something is announced; None where the page has not looked."""
    return cast("bool | None", vars(request).get("has_news"))
