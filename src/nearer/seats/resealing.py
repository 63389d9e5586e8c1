"""Re-encrypts what was written under older generations of a private space.

It runs after a re-key, in transactions of 500. Cut off anywhere, the next unlock goes on from
there; what somebody changes meanwhile is left as they wrote it, and to the next unlock.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db import connection, transaction

from nearer.crypto import BrokenSeal
from nearer.people.keyring import Contents, Keyring
from nearer.seats import membership
from nearer.spaces.models import SealedEntry
from nearer.spaces.payload import UnknownPayload, outer
from nearer.spaces.queries import COLUMNS, Row
from nearer.spaces.space import OpenSpace
from nearer.spaces.stocktaking import record
from nearer.spaces.tally import Mark

AT_ONCE = 500
# Only over the very row that was read. One statement for a whole batch: through the models, ten
# years of entries took seconds.
OVER = """UPDATE spaces_sealedentry SET generation = %s, tag = %s, slot = %s, blob = %s
    WHERE space_id = %s AND id = %s AND revision = %s AND generation = %s"""


class Resealed(NamedTuple):
    """A row that was opened, what it was found by, and what it gets in place of what it had."""

    old: Row
    day: date
    old_slot: bytes | None
    tag: bytes
    slot: bytes | None
    blob: bytes

    def changes(self, newest: int, space: Any) -> tuple[Any, ...]:
        """What `OVER` asks for."""
        id_, generation, revision = self.old[:3]
        return newest, self.tag, self.slot, self.blob, space, id_, revision, generation

    @property
    def marks(self) -> tuple[Mark, Mark]:
        """What a tally counts of it, before and after."""
        id_, _, revision, author, tag, blob = self.old
        before = Mark(id_, author, tag, revision, self.day, self.old_slot, len(blob))
        return before, before._replace(tag=self.tag, slot=self.slot, size=len(self.blob))


def seal_again(keyring: Keyring, space: uuid.UUID) -> int:
    """Moves a space's history under its newest key. Returns how many entries an older key opened.

    What no key opens is left as it lies, and not counted.
    """
    open_ = membership.open_space(keyring, space)
    opened, after = 0, b""
    while batch := _seal_batch(open_, after):
        opened += batch.opened
        after = batch.last
    return opened


class Batch(NamedTuple):
    opened: int
    last: bytes


def _seal_batch(space: OpenSpace, after: bytes) -> Batch | None:
    """The next rows after an id, in one transaction in which nobody else writes here; None when
    there are no more."""
    older = space.rows().exclude(generation=space.newest.generation).filter(id__gt=after)
    with transaction.atomic():
        space.keyring.hold()
        rows = list(older.order_by("id").values_list(*COLUMNS, "day", "slot")[:AT_ONCE])
        sealed = [each for row in rows if (each := _sealed_again(space, row))]
        resealed = list(_apart(space, sealed))
        marks = [each.marks for each in resealed]
        record(space, [before for before, _ in marks], [now for _, now in marks])
        _write(space, resealed)
    return Batch(len(resealed), rows[-1][0]) if rows else None


def forget_older(keyring: Keyring, space: uuid.UUID, newest: int) -> None:
    """Forgets the keys before the newest, once an unlock has found nothing left under them."""

    def edit(contents: Contents) -> None:
        ring = contents.rings[space.bytes]
        ring.roots = {number: root for number, root in ring.roots.items() if number >= newest}

    keyring.change(edit)


def _sealed_again(space: OpenSpace, row: tuple[Any, ...]) -> Resealed | None:
    """The same words at the same place under the newest key; None for what does not open."""
    *old, day, old_slot = row
    id_, generation, revision, author, tag, blob = old
    try:
        plain = space.keys[generation].open(id_, tag, revision, author, blob)
        written = outer(plain)
    except (KeyError, BrokenSeal, UnknownPayload):
        return None
    new = space.newest
    tag, slot = new.tag(written.kind), new.slot(written.slot) if written.slot else None
    sealed = new.seal(id_, tag, revision, author, plain)
    return Resealed(row[:6], day, old_slot, tag, slot, sealed)


def _apart(space: OpenSpace, resealed: list[Resealed]) -> Iterator[Resealed]:
    """A second entry of one slot goes without it: it was put there by a foreign hand. Both stay
    readable."""
    wished = [each.slot for each in resealed if each.slot]
    rows = space.rows().filter(slot__in=wished)
    filled: set[bytes | None] = set(rows.values_list("slot", flat=True))
    for each in resealed:
        yield each._replace(slot=None) if each.slot in filled else each
        filled.add(each.slot)


def _write(space: OpenSpace, resealed: list[Resealed]) -> None:
    where = SealedEntry._meta.get_field("space").get_db_prep_value(space.id, connection)
    changes = [each.changes(space.newest.generation, where) for each in resealed]
    with connection.cursor() as cursor:
        cursor.executemany(OVER, changes)
