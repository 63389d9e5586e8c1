"""The rows of sealed entries as an open space finds them: prepared, since each page asks for many.

`tags` and `slots` are those of every generation: a kind or a natural key has one in each.
"""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

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
