"""The rows of sealed entries as an open space finds them: prepared, since each page asks for many.

`tags` and `slots` are those of every generation: a kind or a natural key has one in each.
"""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.db.models import BinaryField, Case, Count, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Length

from nearer.spaces.models import SealedEntry
from nearer.store.prepared import Prepared, PreparedUpdate

Row = tuple[bytes, int, int, bytes, bytes, bytes]
# Without `day`: that column is only an index. The day inside the seal is the one that counts.
COLUMNS = ("id", "generation", "revision", "author_id", "tag", "blob")


def _of_a_kind(space: uuid.UUID, tags: list[bytes]) -> QuerySet[SealedEntry, Row]:
    return SealedEntry.objects.filter(space_id=space, tag__in=tags).values_list(*COLUMNS)


@Prepared
def newest(
    space: uuid.UUID,
    tags: list[bytes],
    since: date | None,
    until: date | None,
    *,
    limit: int | None,
) -> QuerySet[SealedEntry, Row]:
    """The newest day first."""
    rows = _of_a_kind(space, tags).order_by("-day", "-id")
    if since is not None:
        rows = rows.filter(day__gte=since)
    if until is not None:
        rows = rows.filter(day__lte=until)
    return rows[:limit]


@Prepared
def ahead(
    space: uuid.UUID, kinds: list[bytes], lately: list[bytes], since: date
) -> QuerySet[SealedEntry, Row]:
    """Every row of some kinds, and of others those of the days from `since` on."""
    wanted = Q(tag__in=kinds) | Q(tag__in=lately, day__gte=since)
    return SealedEntry.objects.filter(wanted, space_id=space).values_list(*COLUMNS)


@Prepared
def with_id(space: uuid.UUID, id_: bytes, tags: list[bytes]) -> QuerySet[SealedEntry, Row]:
    return _of_a_kind(space, tags).filter(id=id_)


@Prepared
def in_slots(space: uuid.UUID, slots: list[bytes], tags: list[bytes]) -> QuerySet[SealedEntry, Row]:
    return _of_a_kind(space, tags).filter(slot__in=slots)[:1]


@PreparedUpdate
def rewrite(
    space: uuid.UUID, id_: bytes, seen: int, *sealed: Any, names: tuple[str, ...]
) -> tuple[QuerySet[SealedEntry], dict[str, Any]]:
    """Puts what was sealed anew into the row, if it still has the revision that was `seen`."""
    rows = SealedEntry.objects.filter(space_id=space, id=id_, revision=seen)
    return rows, dict(zip(names, sealed, strict=True))


# Of a row, what a tally counts, and what opens it if it is a tally itself.
STOCK = ("id", "author_id", "tag", "revision", "day", "slot", "size", "generation", "tally")


@Prepared
def stock(space: uuid.UUID, tallies: list[bytes]) -> QuerySet[SealedEntry, Any]:
    """Every row of a space, as `STOCK` says. `tallies`: the tags of tallies, if there are any."""
    tally = Case(When(tag__in=tallies, then=F("blob")), output_field=BinaryField())
    rows = SealedEntry.objects.filter(space_id=space).annotate(
        size=Length("blob"), tally=tally if tallies else Value(None, output_field=BinaryField())
    )
    return rows.values_list(*STOCK)


@Prepared
def sums(space: uuid.UUID, author: bytes, but: list[bytes]) -> QuerySet[SealedEntry, Any]:
    """How many rows an author has, and the sum of their revisions. `but`: without these tags."""
    rows = SealedEntry.objects.filter(space_id=space, author_id=author)
    rows = rows.exclude(tag__in=but) if but else rows
    return rows.values("author_id").annotate(n=Count("id"), r=Sum("revision")).values_list("n", "r")


@Prepared
def tally(space: uuid.UUID, whose: bytes) -> QuerySet[SealedEntry, Any]:
    """Revision, generation and seal of the tally of one author, held until the transaction ends."""
    rows = SealedEntry.objects.select_for_update().filter(space_id=space, id=whose)
    return rows.values_list("revision", "generation", "blob")


@Prepared
def marks(space: uuid.UUID, id_: bytes) -> QuerySet[SealedEntry, Any]:
    """What a tally counts of one row."""
    rows = SealedEntry.objects.filter(space_id=space, id=id_).annotate(size=Length("blob"))
    return rows.values_list(*STOCK[:7])
