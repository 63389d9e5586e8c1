"""The open space: the one thing that reads and writes entries.

    take the open space; fill the form; `space.put(checkin, slot=...)`; render the row

Holding it is the permission. An entry's context (space, generation, id, tag, revision, author) is
sealed with it, so a row that was swapped, replayed or edited in the database is refused. A refused
row in a list is left out and counted in `refused`, so that one bad row does not take a year of
writing away.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property, partial
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from nearer.crypto import BrokenSeal, Link, SpaceKey
from nearer.people.keyring import Keyring
from nearer.spaces import events, queries, writing
from nearer.spaces.entry import Brought, Entry
from nearer.spaces.errors import NoSuchEntry, SpaceClosed, StaleEntry
from nearer.spaces.kinds import SHARED, Kind
from nearer.spaces.models import SealedEntry
from nearer.spaces.payload import Payload, UnknownPayload, Written, packed, unpack
from nearer.spaces.queries import Row
from nearer.spaces.stocktaking import glance, tally_tags, withdrawn
from nearer.spaces.tally import TRACE, Noticed

P = TypeVar("P", bound=Payload)
ALWAYS = date.min


@dataclass(repr=False)
class OpenSpace:
    """`keyring`: of whom it is open for. `keys`: by generation, the newest is written with.
    `clock`: the moment, aware, in UTC.
    `seated`: who has a seat now. `came_back`: who somebody is now that was let back in, by who they
    were before; it gives no right to earlier words. `last_link`: of the chain, as long as one
    follows it. `once`: the form that is being sent, which differs from page to page: what it adds
    is kept once, however often it arrives. Nothing but `refused` and what was read ahead ever
    changes in it: whoever needs another zone takes a copy.
    """

    id: uuid.UUID
    kind: Kind
    keyring: Keyring
    keys: dict[int, SpaceKey]
    zone: ZoneInfo
    seated: frozenset[uuid.UUID] = frozenset()
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    is_closed: bool = False
    came_back: dict[bytes, bytes] = field(default_factory=dict)
    last_link: Link | None = None
    once: str = ""
    refused: int = field(default=0, init=False)
    _ahead: dict[type, tuple[date, list[Any]]] = field(default_factory=dict, init=False)

    @property
    def me(self) -> uuid.UUID:
        return self.keyring.me

    @property
    def newest(self) -> SpaceKey:
        return self.keys[max(self.keys)]

    @property
    def is_shared(self) -> bool:
        return self.kind.name in SHARED

    @cached_property
    def altered(self) -> Noticed:
        """What is not as it was left, because somebody else was at the database."""
        return glance(self)

    def today(self) -> date:
        """The day it is here, in the space's time zone."""
        return self.clock().astimezone(self.zone).date()

    def rows(self) -> QuerySet[SealedEntry]:
        """This space's rows. For this module and its neighbours, never for a feature."""
        return SealedEntry.objects.filter(space_id=self.id)

    def add(self, payload: P, day: date | None = None, at: datetime | None = None) -> Entry[P]:
        """Writes a new entry; sent again with the same form (`once`), the one it wrote.

        `at`: its moment of writing, if that is another than now.
        """
        if not self.once:
            return self._insert(payload, day, "", at)
        said = f"once/{self.once}/{payload.kind}/{packed(payload).hex()}"
        return self.put(payload, self.newest.slot(said).hex(), day, at=at)

    def put(
        self,
        payload: P,
        slot: str,
        day: date | None = None,
        seen: int | None = None,
        at: datetime | None = None,
        *,
        quietly: bool = False,
    ) -> Entry[P]:
        """Writes the one entry of a slot: the first time new, afterwards in place of the last.

        The same words again change nothing. `seen` is the revision the writer last saw, 0 for
        none: if it is another by now, raises `StaleEntry`. None writes over whatever is there.
        `quietly`: no open page is notified, since nobody may see of it yet that it is there.
        """
        found = self.in_slot(type(payload), slot)
        if found is None and not seen:
            try:
                return self._insert(payload, day, slot, at, quietly=quietly)
            except IntegrityError:
                found = self.in_slot(type(payload), slot)
        if found is None:
            raise StaleEntry
        if found.payload == payload:
            return found
        if seen is not None and seen != found.revision:
            raise StaleEntry
        return self.rewrite(found, payload, at, quietly=quietly)

    def bring(self, brought: Iterable[Brought]) -> None:
        """Writes many entries of earlier days at once. What is there already stays as it is: a slot
        that is filled, and the same words of the same moment."""
        new = writing.bring(self, map(self._brought, brought))
        self.notify(quietly=not new)

    def _brought(self, each: Brought) -> Entry[Any]:
        said, slot, day, at = each
        key = self.newest.slot(f"brought/{slot or packed(said).hex()}/{said.kind}/{day}/{at}")
        return Entry(self, key, 1, self.me.bytes, self._written(said, day, slot, at))

    def ahead(self, kinds: Mapping[type[Payload], date]) -> OpenSpace:
        """A copy that has read these kinds in one statement, each from a day on (or `ALWAYS`).

        Its `entries` and `in_slot` ask the database no more for what was read. For pages on which
        several features read their own kinds.
        """
        copy, found = replace(self), {cls: list[Entry[Any]]() for cls in kinds}
        tags = {tag: cls for cls in kinds for tag in self._tags(cls)}
        whole = [tag for tag, cls in tags.items() if kinds[cls] == ALWAYS]
        lately, apart = list(tags.keys() - set(whole)), tally_tags(self)
        since = min((day for day in kinds.values() if day > ALWAYS), default=date.max)
        rows = queries.ahead(self.id, whole + apart, lately, since)
        copy._withdrawn = withdrawn(self, [row for row in rows if row[4] in apart])
        for row in rows:
            if cls := tags.get(row[4]):
                found[cls] += copy._opened(cls, [row])
        copy._ahead = {cls: (kinds[cls], _newest_first(each)) for cls, each in found.items()}
        return copy

    def entries(
        self,
        cls: type[P],
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
    ) -> list[Entry[P]]:
        """The entries of a kind from `since` to `until`, both included, newest first.

        `limit` goes by days alone: of several on its last day, which are left is not said.
        """
        first, last = since or ALWAYS, until or date.max
        read = self._read_ahead(cls, first)
        if read is not None:
            return [entry for entry in read if first <= entry.day <= last][:limit]
        rows = queries.newest(self.id, self._tags(cls), since, until, limit=limit)
        opened = self._opened(cls, rows)
        within = [entry for entry in opened if first <= entry.written.day <= last]
        self.refused += len(opened) - len(within)
        return _newest_first(within)

    def count(self, cls: type[Payload]) -> int:
        """How many entries of a kind there are, without opening them."""
        return self.rows().filter(tag__in=self._tags(cls)).count()

    def months(self, *kinds: type[Payload]) -> Counter[date]:
        """How many entries of these kinds each month has, by its first day, without opening any."""
        tags = [tag for cls in kinds for tag in self._tags(cls)]
        days = self.rows().filter(tag__in=tags).values_list("day", flat=True)
        return Counter(day.replace(day=1) for day in days)

    def entry(self, cls: type[P], id: uuid.UUID) -> Entry[P]:  # noqa: A002
        """One entry. Raises `NoSuchEntry`; `BrokenSeal` when the row was tampered with."""
        found = queries.with_id(self.id, id.bytes, self._tags(cls))
        if not found:
            raise NoSuchEntry
        return self._open(cls, found[0])

    def in_slot(self, cls: type[P], slot: str) -> Entry[P] | None:
        """The entry of a slot, or None. Raises `BrokenSeal` when another was moved there."""
        read = self._read_ahead(cls, ALWAYS)
        if read is not None:
            return next((entry for entry in read if entry.slot == slot), None)
        slots = [key.slot(slot) for key in self.keys.values()]
        found = queries.in_slots(self.id, slots, self._tags(cls))
        if not found:
            return None
        entry = self._open(cls, found[0])
        if entry.slot != slot:
            raise BrokenSeal
        return entry

    def rewrite(
        self, entry: Entry[P], payload: P, at: datetime | None = None, *, quietly: bool = False
    ) -> Entry[P]:
        """Seals new words over the revision that was read, under the newest key."""
        entry.check_pen()
        written = self._written(payload, entry.day, entry.slot, at)
        new = Entry(self, entry.key, entry.revision + 1, self.me.bytes, written)
        writing.rewrite(self, new)
        self.notify(quietly=quietly)
        return new

    def erase(self, entry: Entry[Any], *, quietly: bool = False) -> None:
        """Deletes the revision that was read. Raises `SpaceClosed`: what is there is of both."""
        if self.is_closed:
            raise SpaceClosed
        entry.check_pen()
        writing.erase(self, entry)
        self.notify(quietly=quietly)

    def erase_mine(self, *, quietly: bool = False) -> int:
        """Deletes everything one wrote here oneself. Returns how much it was."""
        if self.is_closed:
            raise SpaceClosed
        erased = writing.erase_mine(self)
        self.notify(quietly=quietly)
        return erased

    def notify(self, *, quietly: bool) -> None:
        """Lets other open pages know, once it is certain, that something here is new."""
        self._ahead.clear()
        if not quietly:
            transaction.on_commit(partial(events.written.send_robust, None, space=self.id))

    def _insert(
        self, payload: P, day: date | None, slot: str, at: datetime | None, *, quietly: bool = False
    ) -> Entry[P]:
        written = self._written(payload, day or self.today(), slot, at)
        new = Entry(self, uuid.uuid4().bytes, 1, self.me.bytes, written)
        writing.insert(self, new)
        self.notify(quietly=quietly)
        return new

    def _written(self, payload: P, day: date, slot: str, at: datetime | None) -> Written[P]:
        moment = int((at or self.clock()).timestamp())
        return Written(payload.kind, payload.version, moment, day, slot, payload)

    def _tags(self, cls: type[Payload]) -> list[bytes]:
        return [key.tag(cls.kind) for key in self.keys.values()]

    @cached_property
    def _withdrawn(self) -> frozenset[bytes]:
        """The beginnings of the ids of what was withdrawn and must not come back."""
        tags = tally_tags(self)
        rows = queries.newest(self.id, tags, None, None, limit=None) if tags else []
        return withdrawn(self, rows)

    def _read_ahead(self, cls: type[P], first: date) -> list[Entry[P]] | None:
        """The entries of a kind, if all from the first day on were read."""
        since, read = self._ahead.get(cls, (date.max, []))
        return read if since <= first else None

    def _opened(self, cls: type[P], rows: Iterable[Row]) -> list[Entry[P]]:
        """The entries that open. The others are counted."""
        opened = []
        for row in rows:
            try:
                opened.append(self._open(cls, row))
            except (BrokenSeal, UnknownPayload):
                self.refused += 1
        return opened

    def _open(self, cls: type[P], row: Row) -> Entry[P]:
        id_, generation, revision, author, tag, blob = row
        key = self.keys.get(generation)
        if key is None or id_[:TRACE] in self._withdrawn:
            raise BrokenSeal
        plain = key.open(id_, tag, revision, author, blob)
        return Entry(self, id_, revision, author, unpack(cls, plain))


def _newest_first(entries: list[Entry[P]]) -> list[Entry[P]]:
    return sorted(entries, key=lambda entry: (entry.written.day, entry.written.at), reverse=True)
