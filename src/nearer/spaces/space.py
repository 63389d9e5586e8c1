"""The open space: the one thing that reads and writes entries.

    take the open space; fill the form; `space.put(checkin, slot=...)`; render the row

An entry's context (space, generation, id, tag, revision, author) is sealed with it, so a row that
was swapped, replayed or edited in the database is refused. A refused row in a list is left out and
counted in `refused`, so that one bad row does not take a year of writing away.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

import msgspec
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from nearer.crypto import BrokenSeal, SpaceKey
from nearer.spaces import events
from nearer.spaces.errors import NoSuchEntry, StaleEntry, WrongRoom
from nearer.spaces.kinds import Kind
from nearer.spaces.models import SealedEntry
from nearer.spaces.payload import Payload, UnknownPayload, pack, unpack

P = TypeVar("P", bound=Payload)
Row = tuple[bytes, int, int, bytes, bytes, date, bytes]
COLUMNS = ("id", "generation", "revision", "author_id", "tag", "day", "blob")


class Entry(msgspec.Struct, Generic[P], frozen=True, eq=False):
    """One opened entry. `at` is the moment of writing, `day` the day it is about."""

    space: OpenSpace
    key: bytes
    revision: int
    written_by: bytes
    day: date
    at: datetime
    slot: str
    payload: P

    def __repr__(self) -> str:
        return "<Entry>"

    @property
    def id(self) -> uuid.UUID:
        return uuid.UUID(bytes=self.key)

    @property
    def author(self) -> uuid.UUID:
        return uuid.UUID(bytes=self.written_by)

    def revise(self, payload: P) -> Entry[P]:
        """Writes new words in place of these. Raises `StaleEntry` if they have changed since."""
        return self.space.rewrite(self, payload)

    def erase(self) -> None:
        """Deletes the entry. Raises `StaleEntry` if it has changed since it was read."""
        rows = self.space.rows().filter(id=self.key, revision=self.revision)
        if not rows.delete()[0]:
            raise StaleEntry
        self.space.tell()


@dataclass(repr=False)
class OpenSpace:
    """`keys`: by generation, the newest is written with. `clock`: the moment, aware, in UTC."""

    id: uuid.UUID
    kind: Kind
    me: uuid.UUID
    keys: dict[int, SpaceKey]
    zone: ZoneInfo
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    refused: int = field(default=0, init=False)

    @property
    def newest(self) -> SpaceKey:
        return self.keys[max(self.keys)]

    def today(self) -> date:
        """The day it is here, in the space's time zone."""
        return self.clock().astimezone(self.zone).date()

    def rows(self) -> QuerySet[SealedEntry]:
        """This space's rows. For this module and its neighbours, never for a room."""
        return SealedEntry.objects.filter(space_id=self.id)

    def add(self, payload: P, day: date | None = None) -> Entry[P]:
        """Writes a new entry."""
        return self._insert(payload, day)

    def put(
        self, payload: P, slot: str, day: date | None = None, seen: int | None = None
    ) -> Entry[P]:
        """Writes the one entry of a slot: the first time new, afterwards in place of the last.

        The same words again change nothing. `seen` is the revision the writer last saw, 0 for
        none: if it is another by now, raises `StaleEntry`. None writes over whatever is there.
        """
        found = self.in_slot(type(payload), slot)
        if found is None and seen:
            raise StaleEntry
        if found is None:
            try:
                return self._insert(payload, day, slot)
            except IntegrityError:
                found = self.in_slot(type(payload), slot)
        if found is None:
            raise StaleEntry
        if found.payload == payload:
            return found
        if seen is not None and seen != found.revision:
            raise StaleEntry
        return self.rewrite(found, payload)

    def entries(
        self,
        cls: type[P],
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
    ) -> list[Entry[P]]:
        """The entries of a kind from `since` to `until`, both included, newest first."""
        rows = self.rows().filter(tag__in=self._tags(cls)).order_by("-day", "-id")
        if since:
            rows = rows.filter(day__gte=since)
        if until:
            rows = rows.filter(day__lte=until)
        opened = []
        for row in rows.values_list(*COLUMNS)[:limit]:
            try:
                opened.append(self._open(cls, row))
            except (BrokenSeal, UnknownPayload):
                self.refused += 1
        return opened

    def count(self, cls: type[Payload]) -> int:
        """How many entries of a kind there are, without opening them."""
        return self.rows().filter(tag__in=self._tags(cls)).count()

    def days(self, cls: type[Payload]) -> tuple[date, date] | None:
        """The first and the last day with an entry of a kind, without opening them."""
        days = self.rows().filter(tag__in=self._tags(cls)).order_by("day")
        first, last = days.first(), days.last()
        return (first.day, last.day) if first and last else None

    def months(self, cls: type[Payload]) -> Counter[date]:
        """How many entries of a kind each month has, by its first day, without opening them."""
        days = self.rows().filter(tag__in=self._tags(cls)).values_list("day", flat=True)
        return Counter(day.replace(day=1) for day in days)

    def entry(self, cls: type[P], id: uuid.UUID) -> Entry[P]:  # noqa: A002
        """One entry. Raises `NoSuchEntry`; `BrokenSeal` when the row was tampered with."""
        rows = self.rows().filter(id=id.bytes, tag__in=self._tags(cls))
        found = self._one(cls, rows)
        if found is None:
            raise NoSuchEntry
        return found

    def in_slot(self, cls: type[P], slot: str) -> Entry[P] | None:
        """The entry of a slot, or None."""
        slots = [key.slot(slot) for key in self.keys.values()]
        return self._one(cls, self.rows().filter(slot__in=slots))

    def rewrite(self, entry: Entry[P], payload: P) -> Entry[P]:
        """Seals new words over the revision that was read, under the newest key."""
        place = (entry.key, entry.revision + 1, entry.written_by)
        written = self._seal(*place, payload, entry.day, entry.slot)
        changed = self.rows().filter(id=entry.key, revision=entry.revision)
        if not changed.update(**written):
            raise StaleEntry
        self.tell()
        return self.entry(type(payload), entry.id)

    def tell(self) -> None:
        """Lets other open pages know, once it is certain, that something here is new."""
        transaction.on_commit(partial(events.written.send_robust, None, space=self.id))

    def _insert(self, payload: P, day: date | None, slot: str = "") -> Entry[P]:
        new, day = uuid.uuid4().bytes, day or self.today()
        with transaction.atomic():
            SealedEntry.objects.create(
                space_id=self.id,
                id=new,
                day=day,
                **self._seal(new, 1, self.me.bytes, payload, day, slot),
            )
        return Entry(self, new, 1, self.me.bytes, day, self._now(), slot, payload)

    def _seal(
        self, entry: bytes, revision: int, author: bytes, payload: Payload, day: date, slot: str
    ) -> dict[str, Any]:
        if self.kind.name not in payload.lives_in:
            raise WrongRoom(payload.kind)
        key, tag = self.newest, self.newest.tag(payload.kind)
        plain = pack(payload, int(self._now().timestamp()), day, slot)
        return {
            "generation": key.generation,
            "revision": revision,
            "author_id": author,
            "tag": tag,
            "slot": key.slot(slot) if slot else None,
            "blob": key.seal(entry, tag, revision, author, plain),
        }

    def _now(self) -> datetime:
        return self.clock().replace(microsecond=0)

    def _tags(self, cls: type[Payload]) -> list[bytes]:
        return [key.tag(cls.kind) for key in self.keys.values()]

    def _one(self, cls: type[P], rows: QuerySet[SealedEntry]) -> Entry[P] | None:
        row = rows.values_list(*COLUMNS).first()
        return self._open(cls, row) if row else None

    def _open(self, cls: type[P], row: Row) -> Entry[P]:
        id_, generation, revision, author, tag, day, blob = row
        key = self.keys.get(generation)
        if key is None:
            raise BrokenSeal
        plain = key.open(id_, tag, revision, author, blob)
        payload, written = unpack(cls, plain)
        if written.day != day:
            # The column is readable, so that days can be found; what counts is what was sealed.
            raise BrokenSeal
        moment = datetime.fromtimestamp(written.at, UTC)
        return Entry(self, id_, revision, author, day, moment, written.slot, payload)


def share(entry: Entry[P], into: OpenSpace) -> Entry[P]:
    """Copies an entry into another open space: the only door between two spaces."""
    return into.add(entry.payload, entry.day)
