"""Counting what is written in a space, and finding what was changed from outside.

One's own tally stands in one's keyring, under a key that nobody else holds: only rows and keyring
set back together could deceive it. Where several write, each also leaves a tally as an entry there,
by which the others find what became of somebody's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings
from django.db import transaction
from msgspec.structs import replace

from nearer.crypto import BrokenSeal
from nearer.people.keyring import Contents
from nearer.spaces import queries
from nearer.spaces.errors import SpaceFull
from nearer.spaces.models import SealedEntry
from nearer.spaces.payload import UnknownPayload, everybodys, pack, unpack
from nearer.spaces.tally import Counted, Difference, Mark, Noticed, Other, Tally, decode, encode

if TYPE_CHECKING:
    from nearer.spaces.space import OpenSpace

# Whose tally that of what belongs to everybody is.
EVERYBODY = bytes(16)
NOTHING = Noticed(0)


def record(
    space: OpenSpace, off: Sequence[Mark], on: Sequence[Mark], *, ours: bool = False
) -> None:
    """Counts a change, in its transaction and before it: no other device of the same person writes
    until that is over. Raises `SpaceFull`. `ours`: of what is everybody's here."""
    if ours and space.is_shared:
        _count_for_others(space, EVERYBODY, off, on)
        return
    if counted(space) is None:
        take_stock(space)

    def edit(contents: Contents) -> Counted:
        ring = contents.rings[space.id.bytes]
        before = decode(ring.counted) or Counted(Tally.of(()))
        new = replace(before, own=before.own.moved(off, on), row=before.row + space.is_shared)
        ring.counted = encode(new)
        return new

    new = space.keyring.change(edit, quietly=True)
    if len(on) > len(off) and not _has_room(new.own):
        raise SpaceFull
    if space.is_shared:
        _count_for_others(space, space.me.bytes, off, on, new.row)


def counted(space: OpenSpace) -> Counted | None:
    """What the keyring holds of the space, None before anything was counted."""
    ring = space.keyring.ring(space.id)
    return decode(ring.counted) if ring else None


def _has_room(own: Tally) -> bool:
    entries, megabytes = settings.NEARER_MOST_ENTRIES, settings.NEARER_MOST_MEGABYTES
    return own.count <= entries and own.size <= megabytes * 1_000_000


def glance(space: OpenSpace) -> Noticed:
    """What of one's own is plainly not as it was left, for the price of one statement."""
    while mine := counted(space):
        seen = space.keyring.revision
        known = Difference(mine.own.count, mine.own.revisions)
        there = queries.sums(space.id, space.me.bytes, counted_apart(space))
        now = Difference(*there[0]) if there else Difference()
        if now == known:
            return Noticed(mine.noticed)
        # Another device may have written between the two readings.
        space.keyring.refresh()
        if space.keyring.revision == seen:
            return now.since(known) | mine.noticed
    return NOTHING


def take_stock(space: OpenSpace, read_already: Noticed = NOTHING) -> None:
    """Compares every row with what was counted, keeps in mind what was found, and counts on from
    what is there now. `read_already`: what its owner has read."""
    with transaction.atomic():
        space.keyring.hold()
        before = counted(space)
        there, me = read(space), space.me.bytes
        others, noticed = _others(space, before, there)
        noticed |= Noticed.MISSING if there.is_withheld else NOTHING
        mine = Tally.of(there.marks.get(me, ()), before.own.key if before else b"")
        row = there.tallies[me][0] if me in there.tallies else 0
        if before:
            noticed |= before.own.to(mine).since(Difference()) | before.noticed
            noticed |= NOTHING if row == before.row else Noticed.CHANGED
        now = Counted(mine, row, others, noticed & ~read_already)

        def edit(contents: Contents) -> None:
            contents.rings[space.id.bytes].counted = encode(now)

        if now != before:
            space.keyring.change(edit, quietly=True)


Marks = dict[bytes, list[Mark]]


class Stock(NamedTuple):
    """All that is in a space, read in one statement, so that it belongs together.

    `marks`: the rows by author. `tallies`: by whose they are, each with the revision of its row;
    `hurt`: those that do not open. `is_withheld`: some rows lie under a newer key, which somebody
    who is in here should have been given.
    """

    marks: Marks
    tallies: dict[bytes, tuple[int, Tally]]
    hurt: set[bytes]
    is_withheld: bool


def read(space: OpenSpace) -> Stock:
    marks: Marks = {}
    tallies, hurt, generations = {}, set(), {0}
    ours = set(_tags(space, everybodys()))
    for *columns, generation, blob in queries.stock(space.id, tally_tags(space)):
        mark = Mark(*columns)
        generations.add(generation)
        if blob is None:
            marks.setdefault(EVERYBODY if mark.tag in ours else mark.author, []).append(mark)
        elif tally := _opened(space, mark.id, mark.revision, generation, blob):
            tallies[mark.id] = mark.revision, tally
        else:
            hurt.add(mark.id)
    is_withheld = max(generations) > space.newest.generation and not space.is_closed
    return Stock(marks, tallies, hurt, is_withheld)


def withdrawn(space: OpenSpace, rows: Iterable[queries.Row]) -> frozenset[bytes]:
    """The traces in the rows of tallies of what was withdrawn and must not come back."""
    there = [_opened(space, id_, row, key, blob) for id_, key, row, _, _, blob in rows]
    return frozenset(trace for tally in there if tally for trace in tally.withdrawn)


def tally_tags(space: OpenSpace) -> list[bytes]:
    return _tags(space, [Tally.kind])


def counted_apart(space: OpenSpace) -> list[bytes]:
    """The tags of what bears one's name and is not in one's tally."""
    return _tags(space, [Tally.kind, *sorted(everybodys())])


def _tags(space: OpenSpace, kinds: Iterable[str]) -> list[bytes]:
    if not space.is_shared:
        return []
    return [key.tag(kind) for kind in kinds for key in space.keys.values()]


def _opened(space: OpenSpace, whose: bytes, row: int, generation: int, blob: bytes) -> Tally | None:
    """A tally as it lies in the space, None for one that does not open."""
    try:
        key = space.keys[generation]
        return unpack(Tally, key.open(whose, key.tag(Tally.kind), row, whose, blob)).body
    except (KeyError, BrokenSeal, UnknownPayload):
        return None


def _others(
    space: OpenSpace, before: Counted | None, there: Stock
) -> tuple[dict[bytes, Other], Noticed]:
    """What is there of each of the others, and what has happened to it since one looked last."""
    seen = before.others if before else {}
    theirs, noticed = {}, NOTHING
    members = {person.bytes for person in space.seated} | {EVERYBODY}
    # An account that has gone may have taken all its words along, some of what was everybody's too.
    gone = seen.keys() - members - there.tallies.keys() - there.marks.keys() - there.hurt
    for whose in (seen.keys() | there.tallies.keys()) - gone - {space.me.bytes}:
        if whose not in there.tallies:
            noticed |= Noticed.MISSING
            continue
        known, (row, tally) = seen.get(whose, Other(0, Difference())), there.tallies[whose]
        now = tally.to(Tally.of(there.marks.get(whose, ()), tally.key))
        theirs[whose] = Other(row, now)
        if not (gone and whose == EVERYBODY):
            noticed |= now.since(known.difference)
            noticed |= Noticed.CHANGED if row < known.row else NOTHING
    return theirs, noticed


def _count_for_others(
    space: OpenSpace, whose: bytes, off: Sequence[Mark], on: Sequence[Mark], row: int = 0
) -> None:
    """Moves the tally that lies in the space. `row`: its new revision, where that is known. One
    that is not as it was left begins anew, with what is there."""
    found = queries.tally(space.id, whose)
    stands, tally = found[0][0] if found else 0, _opened(space, whose, *found[0]) if found else None
    if tally is None or row not in (0, stands + 1):
        traces = tally.withdrawn if tally else ()
        tally = replace(Tally.of(read(space).marks.get(whose, ())), withdrawn=traces)
    columns = _sealed(space, whose, tally.moved(off, on).traced(off, on), row or stands + 1)
    if found:
        queries.rewrite(space.id, whose, stands, *columns.values(), names=tuple(columns))
    else:
        SealedEntry.objects.create(space_id=space.id, id=whose, **columns)


def _sealed(space: OpenSpace, whose: bytes, tally: Tally, row: int) -> dict[str, Any]:
    """The columns of a tally. Its day says nothing: nobody asks for it by a day."""
    key, tag = space.newest, space.newest.tag(Tally.kind)
    return {
        "generation": key.generation,
        "revision": row,
        "author_id": whose,
        "tag": tag,
        "slot": None,
        "day": date.min,
        "blob": key.seal(whose, tag, row, whose, pack(tally, 0, date.min)),
    }
