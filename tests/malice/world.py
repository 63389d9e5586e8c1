"""A filled database, and beside it the truth: what was written where, by whom, and who may read it.

`before` holds rows as they stood earlier: older revisions, older keyrings, ways from before a new
passphrase, sessions that have been locked, grants that were taken.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Model

from nearer.people import credentials, drafts, recovery, rekey, sessions
from nearer.people.rate_limits import Asker
from nearer.people.sessions import Cookies
from nearer.seats import membership
from nearer.spaces.entry import Entry
from nearer.spaces.payload import Payload
from nearer.spaces.space import OpenSpace
from tests.cast import Couple, Friend, join
from tests.spaces.notes import Note, Plan

KINDS: tuple[type[Payload], ...] = (Note, Plan)
TODAY = date(2026, 5, 31)
Row = dict[str, Any]
# A version of an entry, as somebody may see it.
Seen = tuple[Payload, uuid.UUID, date, str]


def tables() -> list[type[Model]]:
    return [model for model in apps.get_models() if model._meta.app_label in ("people", "spaces")]


def snapshot() -> dict[type[Model], list[Row]]:
    return {model: list(model._default_manager.values()) for model in tables()}


@dataclass
class World:
    friends: dict[str, Friend] = field(default_factory=dict)
    cookies: dict[str, list[Cookies]] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    drafts: list[tuple[bytes, bytes]] = field(default_factory=list)
    locked: dict[str, Cookies] = field(default_factory=dict)
    couples: list[Couple] = field(default_factory=list)
    # By space and entry: each revision, and who had a seat when it was written.
    written: dict[tuple[uuid.UUID, bytes], dict[int, Seen]] = field(default_factory=dict)
    readers: dict[tuple[uuid.UUID, bytes], set[uuid.UUID]] = field(default_factory=dict)
    # Whose each private space is, who has a seat now, and every root that anybody ever held.
    owners: dict[uuid.UUID, uuid.UUID] = field(default_factory=dict)
    members: dict[uuid.UUID, set[uuid.UUID]] = field(default_factory=dict)
    roots: dict[tuple[str, bytes], set[tuple[int, bytes]]] = field(default_factory=dict)
    before: list[tuple[type[Model], Row]] = field(default_factory=list)
    now: dict[type[Model], list[Row]] = field(default_factory=dict)

    def note(self, space: OpenSpace, entry: Entry[Any], readers: list[Friend]) -> None:
        place = (space.id, entry.key)
        seen = (entry.payload, entry.author, entry.day, entry.slot)
        self.written.setdefault(place, {})[entry.revision] = seen
        self.readers.setdefault(place, set()).update(friend.keyring.me for friend in readers)

    def note_keys(self) -> None:
        for name, friend in self.friends.items():
            for space, ring in friend.refresh().contents.rings.items():
                self.roots.setdefault((name, space), set()).update(ring.roots.items())

    def spaces(self) -> list[uuid.UUID]:
        return [*self.owners, *self.members]

    def name_of(self, person: uuid.UUID) -> str | None:
        found = [name for name, friend in self.friends.items() if friend.keyring.me == person]
        return found[0] if found else None


def tables_by_name() -> dict[str, type[Model]]:
    return {model.__name__: model for model in tables()}


def fill(sign_up: Callable[..., Friend]) -> World:
    """Four people, four private spaces, three couples of whom one has parted, years of writing."""
    world = World(friends={name: sign_up(name) for name in ("Ann", "Ben", "Zoe", "Dan")})
    ann, ben, zoe, dan = world.friends.values()
    world.couples = [join(ann, ben), join(zoe, dan), join(ann, dan)]
    for friend in world.friends.values():
        world.cookies[friend.name] = [sessions.begin(friend.keyring, f"{friend.name}'s phone")]
        world.owners[friend.space.id] = friend.keyring.me
        write(world, lambda friend=friend: friend.space, [friend], 22)
    for couple in world.couples:
        both = [couple.first, couple.second]
        world.members[couple.id] = {friend.keyring.me for friend in both}
        for friend in both:
            write(world, lambda c=couple, f=friend: c.seen_by(f), both, 10)
    for friend in world.friends.values():
        friend.sign_in()  # and has seen what each of the others had written by then
    keep_rows(world, lambda: change_secrets(world))
    keep_rows(world, lambda: change_members(world))
    world.note_keys()
    # Ben's newest key waits for Ann in a grant.
    space = world.couples[0].id.bytes
    world.roots["Ann", space] |= world.roots["Ben", space]
    world.now = snapshot()
    return world


def write(world: World, opened: Callable[[], OpenSpace], readers: list[Friend], count: int) -> None:
    """Entries with and without a slot, every fourth revised once or more."""
    space = opened()
    for number in range(count):
        cls = KINDS[number % len(KINDS)]
        day, text = TODAY - timedelta(days=number // 2), f"{space.id} {space.me} {number}"
        slot = f"{space.me} {number}" if number % 3 else ""
        payload = cls(text)  # type: ignore[call-arg]
        entry = space.put(payload, slot, day) if slot else space.add(payload, day)
        world.note(space, entry, readers)


def revise(world: World, space: OpenSpace) -> None:
    for cls in KINDS:
        for entry in space.entries(cls)[::2]:
            if entry.author == space.me:
                again = entry.revise(cls(f"{entry.payload.text}, again"))  # type: ignore[call-arg, attr-defined]
                versions = world.written[space.id, entry.key]
                versions[again.revision] = (again.payload, again.author, again.day, again.slot)


def change_secrets(world: World) -> None:
    """New words, new passphrases, locked sessions, all keys of one person new."""
    ann, _, zoe, dan = world.friends.values()
    for friend in world.friends.values():
        revise(world, friend.space)
        world.cookies[friend.name].append(sessions.begin(friend.keyring, "laptop"))
        world.locked[friend.name] = world.cookies[friend.name].pop(0)
        sessions.lock(world.locked[friend.name])
    opened = credentials.confirm(ann.keyring.owner, ann.passphrase, Asker("203.0.113.1"))
    credentials.change_passphrase(opened, new := "a lantern in the orchard")
    ann.passphrase = new
    renew(world, dan, [zoe, ann])
    for couple in world.couples[1:]:
        write(world, lambda: couple.seen_by(dan), [couple.first, dan], 4)  # noqa: B023
        couple.seen_by(couple.first)


def change_members(world: World) -> None:
    """Dan leaves Ann; Ben makes a new key while Ann is away."""
    ann, ben, _, dan = world.friends.values()
    first, _, parted = world.couples
    world.note_keys()
    membership.leave(dan.refresh(), parted.id)
    world.members[parted.id] = {ann.keyring.me}
    write(world, lambda: parted.seen_by(ann), [ann], 6)
    revise(world, first.seen_by(ben))
    membership.rotate(ben.refresh(), first.id)
    write(world, lambda: first.seen_by(ben), [ann, ben], 4)
    for friend in world.friends.values():
        world.codes[friend.name] = recovery.unproved_code(friend.refresh()) or ""
        secret, words = drafts.new_secret(), f"{friend.name} was typing".encode()
        drafts.keep(secret, "start", words)
        world.drafts.append((secret, words))


def renew(world: World, friend: Friend, others: list[Friend]) -> None:
    """All keys new, and the others have compared the words."""
    opened = credentials.confirm(friend.keyring.owner, friend.passphrase, Asker("203.0.113.1"))
    friend.keyring = rekey.renew(opened, friend.passphrase)
    fingerprint = friend.keyring.contents.pins[friend.keyring.me.bytes]
    for other in others:
        other.refresh().change(
            lambda ring: ring.pins.update({friend.keyring.me.bytes: fingerprint})
        )
    world.cookies[friend.name] = [sessions.begin(friend.keyring, "new phone")]


def keep_rows(world: World, act: Callable[[], None]) -> None:
    """Acts, and keeps the rows that were different before."""
    old = snapshot()
    act()
    new = snapshot()
    for model, rows in old.items():
        world.before += [(model, row) for row in rows if row not in new[model]]
