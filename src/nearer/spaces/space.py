"""The open space: the one thing that reads and writes entries.

    take the open space; fill the form; `space.put(checkin, slot=...)`; render the row

An entry's context (space, generation, id, tag, revision, author) is sealed with it, so a row that
was swapped, replayed or edited in the database is refused. A refused row in a list is left out and
counted in `refused`, so that one bad row does not take a year of writing away.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

import msgspec
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from nearer.crypto import BrokenSeal, SpaceKey
from nearer.spaces import events, queries
from nearer.spaces.errors import NoSuchEntry, NotYours, SpaceClosed, StaleEntry, WrongRoom
from nearer.spaces.kinds import Kind
from nearer.spaces.models import SealedEntry
from nearer.spaces.payload import Payload, UnknownPayload, Written, pack, unpack
from nearer.spaces.queries import Row

P = TypeVar("P", bound=Payload)


class Entry(msgspec.Struct, Generic[P], frozen=True, eq=False, gc=False):
    """One opened entry."""

    space: OpenSpace
    key: bytes
    revision: int
    written_by: bytes
    written: Written[P]

    def __repr__(self) -> str:
        return "<Entry>"

    @property
    def payload(self) -> P:
        return self.written.body

    @property
    def day(self) -> date:
        """The day it is about."""
        return self.written.day

    @property
    def at(self) -> datetime:
        """The moment of writing, in UTC."""
        return datetime.fromtimestamp(self.written.at, UTC)

    @property
    def slot(self) -> str:
        return self.written.slot

    @property
    def id(self) -> uuid.UUID:
        return uuid.UUID(bytes=self.key)

    @property
    def author(self) -> uuid.UUID:
        """Whose words these are. Who lost every key and was let back in still has their own."""
        return uuid.UUID(bytes=self.space.came_back.get(self.written_by, self.written_by))

    def check_pen(self) -> None:
        """Raises `NotYours` for somebody else's words, unless such words are everybody's here."""
        if self.author != self.space.me and not self.payload.ours:
            raise NotYours

    def revise(self, payload: P) -> Entry[P]:
        """Writes new words in place of these. Raises `StaleEntry` if they have changed since."""
        return self.space.rewrite(self, payload)

    def erase(self) -> None:
        """Deletes the entry. Raises `StaleEntry` if it has changed since it was read, and
        `SpaceClosed`: what is left there belongs to both."""
        if self.space.is_closed:
            raise SpaceClosed
        self.check_pen()
        rows = self.space.rows().filter(id=self.key, revision=self.revision)
        if not rows.delete()[0]:
            raise StaleEntry
        self.space.tell()


@dataclass(repr=False)
class OpenSpace:
    """`keys`: by generation, the newest is written with. `clock`: the moment, aware, in UTC.

    `came_back`: who somebody is now that was let back in, by who they were before.
    """

    id: uuid.UUID
    kind: Kind
    me: uuid.UUID
    keys: dict[int, SpaceKey]
    zone: ZoneInfo
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    is_closed: bool = False
    came_back: dict[bytes, bytes] = field(default_factory=dict)
    refused: int = field(default=0, init=False)
    tells: bool = field(default=True, init=False)

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
        opened = []
        for row in queries.newest(self.id, self._tags(cls), since, until, limit=limit):
            try:
                entry = self._open(cls, row)
            except (BrokenSeal, UnknownPayload):
                self.refused += 1
                continue
            if (since or date.min) <= entry.written.day <= (until or date.max):
                opened.append(entry)
            else:
                self.refused += 1
        return sorted(opened, key=_when, reverse=True)

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
        found = queries.with_id(self.id, id.bytes, self._tags(cls))
        if not found:
            raise NoSuchEntry
        return self._open(cls, found[0])

    def in_slot(self, cls: type[P], slot: str) -> Entry[P] | None:
        """The entry of a slot, or None. Raises `BrokenSeal` when another was moved there."""
        slots = [key.slot(slot) for key in self.keys.values()]
        found = queries.in_slots(self.id, slots, self._tags(cls))
        if not found:
            return None
        entry = self._open(cls, found[0])
        if entry.slot != slot:
            raise BrokenSeal
        return entry

    def rewrite(self, entry: Entry[P], payload: P) -> Entry[P]:
        """Seals new words over the revision that was read, under the newest key."""
        entry.check_pen()
        written = self._written(payload, entry.day, entry.slot)
        new = Entry(self, entry.key, entry.revision + 1, self.me.bytes, written)
        sealed = self._sealed(new)
        try:
            with transaction.atomic():
                changed = queries.rewrite(
                    self.id, entry.key, entry.revision, *sealed.values(), names=tuple(sealed)
                )
        except IntegrityError:
            changed = 0  # its slot has another entry by now
        if not changed:
            raise StaleEntry
        self.tell()
        return new

    def erase_mine(self) -> int:
        """Deletes everything one wrote here oneself. Returns how much it was."""
        if self.is_closed:
            raise SpaceClosed
        me = self.me.bytes
        were_me = [was for was, now in self.came_back.items() if now == me]
        erased = self.rows().filter(author_id__in=[me, *were_me]).delete()[0]
        self.tell()
        return erased

    @contextmanager
    def untold(self) -> Iterator[None]:
        """What is written within is not told: nobody may see of it yet that it is there."""
        self.tells = False
        try:
            yield
        finally:
            self.tells = True

    def tell(self) -> None:
        """Lets other open pages know, once it is certain, that something here is new."""
        if self.tells:
            transaction.on_commit(partial(events.written.send_robust, None, space=self.id))

    def _insert(self, payload: P, day: date | None, slot: str = "") -> Entry[P]:
        written = self._written(payload, day or self.today(), slot)
        new = Entry(self, uuid.uuid4().bytes, 1, self.me.bytes, written)
        with transaction.atomic():
            SealedEntry.objects.create(space_id=self.id, id=new.key, **self._sealed(new))
        self.tell()
        return new

    def _written(self, payload: P, day: date, slot: str) -> Written[P]:
        at = int(self.clock().timestamp())
        return Written(payload.kind, payload.version, at, day, slot, payload)

    def _sealed(self, entry: Entry[P]) -> dict[str, Any]:
        """The columns of an entry, under the newest key. Raises `SpaceClosed`."""
        if self.is_closed:
            raise SpaceClosed
        if self.kind.name not in entry.payload.lives_in:
            raise WrongRoom(entry.payload.kind)
        key, tag = self.newest, self.newest.tag(entry.payload.kind)
        plain = pack(entry.payload, entry.written.at, entry.day, entry.slot)
        return {
            "generation": key.generation,
            "revision": entry.revision,
            "author_id": entry.written_by,
            "tag": tag,
            "slot": key.slot(entry.slot) if entry.slot else None,
            "day": entry.day,
            "blob": key.seal(entry.key, tag, entry.revision, entry.written_by, plain),
        }

    def _tags(self, cls: type[Payload]) -> list[bytes]:
        return [key.tag(cls.kind) for key in self.keys.values()]

    def _open(self, cls: type[P], row: Row) -> Entry[P]:
        id_, generation, revision, author, tag, blob = row
        key = self.keys.get(generation)
        if key is None:
            raise BrokenSeal
        plain = key.open(id_, tag, revision, author, blob)
        return Entry(self, id_, revision, author, unpack(cls, plain))


def _when(entry: Entry[Any]) -> tuple[date, int]:
    return entry.written.day, entry.written.at


def share(entry: Entry[P], into: OpenSpace) -> Entry[P]:
    """Copies an entry into another open space: the only door between two spaces."""
    entry.check_pen()
    return into.add(entry.payload, entry.day)
