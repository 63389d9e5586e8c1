"""How rows come, change and go: each in one transaction with the tally that counts them.

The open space calls these, and nobody else does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from nearer.spaces import queries
from nearer.spaces.entry import Entry
from nearer.spaces.errors import SpaceClosed, StaleEntry, WrongKind
from nearer.spaces.models import SealedEntry
from nearer.spaces.payload import pack
from nearer.spaces.stocktaking import EVERYBODY, read, record, tally_tags
from nearer.spaces.tally import Mark

if TYPE_CHECKING:
    from nearer.spaces.space import OpenSpace

CHANGES = ("generation", "revision", "author_id", "tag", "slot", "blob")


def insert(space: OpenSpace, new: Entry[Any]) -> None:
    """Raises `IntegrityError` when the slot is filled."""
    row = sealed(space, new)
    with transaction.atomic():
        record(space, (), [mark(row)], ours=new.payload.ours)
        row.save(force_insert=True)


def rewrite(space: OpenSpace, new: Entry[Any]) -> None:
    """Puts the entry over its last revision. Raises `StaleEntry` if that is another by now."""
    row = sealed(space, new)
    changes, last = [getattr(row, name) for name in CHANGES], new.revision - 1
    try:
        with transaction.atomic():
            record(space, _there(space, new), [mark(row)], ours=new.payload.ours)
            if not queries.rewrite(space.id, new.key, last, *changes, names=CHANGES):
                raise StaleEntry
    except IntegrityError:
        raise StaleEntry from None  # its slot has another entry by now


def erase(space: OpenSpace, entry: Entry[Any]) -> None:
    """Deletes the very revision that was read. Raises `StaleEntry`."""
    rows = space.rows().filter(id=entry.key, revision=entry.revision)
    with transaction.atomic():
        record(space, _there(space, entry), (), ours=entry.payload.ours)
        if not rows.delete()[0]:
            raise StaleEntry


def erase_mine(space: OpenSpace) -> int:
    """Deletes all that one wrote oneself. Returns how much it was."""
    me = space.me.bytes
    with transaction.atomic():
        space.keyring.hold()
        marks = read(space).marks
        ours = [each for each in marks.get(EVERYBODY, ()) if each.author == me]
        record(space, marks.get(me, ()), ())
        record(space, ours, (), ours=True)
        mine = space.rows().filter(author_id=me).exclude(tag__in=tally_tags(space))
        return mine.delete()[0]


def bring(space: OpenSpace, entries: Iterable[Entry[Any]]) -> int:
    """Adds the entries that are not there and whose slot is free. Returns how many."""
    rows = [sealed(space, entry) for entry in entries]
    with transaction.atomic():
        space.keyring.hold()
        new = list(_new(space, rows))
        record(space, (), [mark(row) for row in new])
        SealedEntry.objects.bulk_create(new)
    return len(new)


def sealed(space: OpenSpace, entry: Entry[Any]) -> SealedEntry:
    """The row of an entry, under the newest key. Raises `SpaceClosed`."""
    if space.is_closed:
        raise SpaceClosed
    if space.kind.name not in entry.payload.lives_in:
        raise WrongKind(entry.payload.kind)
    key, tag = space.newest, space.newest.tag(entry.payload.kind)
    plain = pack(entry.payload, entry.written.at, entry.day, entry.slot)
    return SealedEntry(
        space_id=space.id,
        id=entry.key,
        generation=key.generation,
        revision=entry.revision,
        author_id=entry.written_by,
        tag=tag,
        slot=key.slot(entry.slot) if entry.slot else None,
        day=entry.day,
        blob=key.seal(entry.key, tag, entry.revision, entry.written_by, plain),
    )


def mark(row: SealedEntry) -> Mark:
    """What a tally counts of a row."""
    size = len(row.blob)
    return Mark(row.id, row.author_id, row.tag, row.revision, row.day, row.slot, size)


def _there(space: OpenSpace, entry: Entry[Any]) -> list[Mark]:
    return [Mark(*row) for row in queries.marks(space.id, entry.key)]


def _new(space: OpenSpace, rows: list[SealedEntry]) -> Iterator[SealedEntry]:
    """The rows for which there is a place; of several for the same one, the first."""
    wished = Q(id__in=[row.id for row in rows]) | Q(slot__in=[row.slot for row in rows if row.slot])
    taken = set(chain(*space.rows().filter(wished).values_list("id", "slot"))) - {None}
    for row in rows:
        if taken.isdisjoint((row.id, row.slot)):
            taken |= {row.id, row.slot} - {None}
            yield row
