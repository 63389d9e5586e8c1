"""Counting what is written in a space, and finding what was changed from outside.

One's own tally stands in one's keyring, under a key that nobody else holds: only rows and keyring
set back together could deceive it. Where several write, each also leaves a tally as an entry there,
by which the others find what became of somebody's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

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
        marks, there = read(space)
        others, noticed = _others(space, before, marks, there)
        mine = Tally.of(marks.get(space.me.bytes, ()), before.own.key if before else b"")
        row = there[space.me.bytes][0] if space.me.bytes in there else 0
        if before:
            noticed |= before.own.to(mine).since(Difference()) | before.noticed
            noticed |= NOTHING if row == before.row else Noticed.CHANGED
        now = Counted(mine, row, others, noticed & ~read_already)

        def edit(contents: Contents) -> None:
            contents.rings[space.id.bytes].counted = encode(now)

        if now != before:
            space.keyring.change(edit, quietly=True)


Marks = dict[bytes, list[Mark]]
Tallies = dict[bytes, tuple[int, Tally]]


def read(space: OpenSpace) -> tuple[Marks, Tallies]:
    """The rows by author, and the tallies: in one statement, so that they belong together."""
    marks: Marks = {}
    there: Tallies = {}
    ours = set(_tags(space, everybodys()))
    for *columns, generation, blob in queries.stock(space.id, tally_tags(space)):
        mark = Mark(*columns)
        if blob is None:
            marks.setdefault(EVERYBODY if mark.tag in ours else mark.author, []).append(mark)
        elif tally := _opened(space, mark.id, mark.revision, generation, blob):
            there[mark.id] = mark.revision, tally
    return marks, there


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
    space: OpenSpace, before: Counted | None, marks: Marks, there: Tallies
) -> tuple[dict[bytes, Other], Noticed]:
    """What is there of each of the others, and what has happened to it since one looked last."""
    seen = before.others if before else {}
    theirs, noticed = {}, NOTHING
    members = {person.bytes for person in space.seated} | {EVERYBODY}
    # An account that has gone may have taken its words along, and some of what was everybody's.
    has_gone = not seen.keys() <= members | there.keys()
    for whose in (seen.keys() | there.keys()) - {space.me.bytes}:
        known = seen.get(whose, Other(0, Difference()))
        row, tally = there.get(whose, (0, None))
        if tally is None:
            noticed |= Noticed.MISSING if whose in members else NOTHING
            continue
        now = tally.to(Tally.of(marks.get(whose, ()), tally.key))
        theirs[whose] = Other(row, now)
        if not (has_gone and whose == EVERYBODY):
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
        tally = replace(Tally.of(read(space)[0].get(whose, ())), withdrawn=traces)
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
