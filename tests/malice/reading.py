"""Every way of reading there is, held against what was truly written."""

from __future__ import annotations

import random
import uuid
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar

import pytest

from nearer.crypto import BrokenSeal, SpaceKey
from nearer.people import credentials, drafts, recovery, sessions
from nearer.people.keyring import Keyring, StaleKeyring, WrongWords, read_keyring
from nearer.people.models import SealedKeyring
from nearer.people.rate_limits import Asker, TooManyTries
from nearer.seats import membership
from nearer.spaces.entry import Entry
from nearer.spaces.errors import NoSuchEntry, NoSuchSpace, SpaceClosed
from nearer.spaces.models import SealedEntry
from nearer.spaces.payload import UnknownPayload
from nearer.spaces.space import OpenSpace
from nearer.spaces.stocktaking import take_stock
from tests.cast import Couple, Friend
from tests.malice.mutations import Touched
from tests.malice.world import KINDS, TODAY, World
from tests.spaces.notes import Note

# What a person is told. Whatever else is raised is a fault of ours.
REFUSALS = (
    BrokenSeal,
    NoSuchSpace,
    NoSuchEntry,
    SpaceClosed,
    StaleKeyring,
    TooManyTries,
    UnknownPayload,
    WrongWords,
)
T = TypeVar("T")


@dataclass
class Reader:
    """Tries to read as each of the people, and counts what came of it."""

    world: World
    dice: random.Random
    touched: Touched
    outcome: Counter[str] = field(default_factory=Counter)

    def ask(self, question: Callable[[], T]) -> T | None:
        try:
            return question()
        except REFUSALS:
            self.outcome["refused"] += 1
        return None

    def read_all(self, names: Collection[str] = ()) -> None:
        for name in names or self.readers():
            friend = self.world.friends[name]
            keyring = self.resumed(friend) if self.concerns_people() else None
            keyring = keyring or self.ask(lambda: self.known(friend))  # noqa: B023
            if keyring:
                self.read_as(friend, keyring)
        if self.concerns_people():
            self.read_drafts()

    def concerns_people(self) -> bool:
        """Whether sessions may have been hurt; where they have not, few readings begin there."""
        touched = {model._meta.app_label for model, _ in self.touched}
        return "people" in touched or self.dice.random() < 0.1

    def readers(self) -> set[str]:
        """One of those the rows speak of, and now and then somebody else."""
        people = {row.get("person_id") or row.get("id") for _, row in self.touched}
        for space in self.spaces():
            people |= self.world.members.get(space) or {self.world.owners.get(space)}
        named = {self.world.name_of(person) for person in people if isinstance(person, uuid.UUID)}
        concerned = sorted(name for name in named if name)
        readers = {self.dice.choice(concerned)} if concerned else set()
        if not readers or self.dice.random() < 0.25:
            readers.add(self.dice.choice(list(self.world.friends)))
        return readers

    def spaces(self) -> set[uuid.UUID]:
        """The spaces the rows speak of."""
        spaces = {row.get("space_id") or row.get("id") for _, row in self.touched}
        return {space for space in spaces if isinstance(space, uuid.UUID)}

    # The ways in.

    def resumed(self, friend: Friend) -> Keyring | None:
        self.resumed_after_lock(friend)
        cookies = self.dice.choice(self.world.cookies[friend.name])
        keyring = self.ask(lambda: sessions.resume(cookies))
        if keyring is None:
            self.outcome["refused"] += 1
            return None
        self.belongs(keyring, friend)
        names = {device.name for device in sessions.devices(keyring, cookies)}
        assert names <= {"", f"{friend.name}'s phone", "laptop", "new phone"}
        return keyring

    def resumed_after_lock(self, friend: Friend) -> None:
        """Its row may have been put back; then both cookies of the very browser are needed."""
        watched = sessions.watch(self.world.locked[friend.name])
        if watched:
            self.belongs(watched[0], friend)

    def known(self, friend: Friend) -> Keyring:
        """As with a session that nobody has touched."""
        return read_keyring(friend.keyring.owner, friend.keyring.key)

    def sign_in(self) -> None:
        """With each passphrase and code at each name: it opens its own person's keyring or none."""
        name, whose = (self.dice.choice(list(self.world.friends)) for _ in range(2))
        owner = self.world.friends[self.dice.choice([name, name, whose])]
        with suppress(*REFUSALS):
            keyring = credentials.sign_in(name, owner.passphrase, Asker("203.0.113.9"))
            self.belongs(keyring, owner)
            self.read_as(owner, keyring)
        code = self.world.codes[owner.name]
        with suppress(*REFUSALS):
            opened = recovery.recover(name, code, Asker("203.0.113.9"))
            self.belongs(opened.keyring, owner)
            assert recovery.unproved_code(opened.keyring) in (None, code)

    def belongs(self, keyring: Keyring, owner: Friend) -> None:
        """It is the owner's, with nothing in it that they never had."""
        mine, true = keyring.contents, owner.keyring.contents
        assert keyring.me == owner.keyring.me
        assert mine.secrets.person == true.secrets.person
        for space, ring in mine.rings.items():
            ever = self.world.roots.get((owner.name, space), set())
            assert set(ring.roots.items()) <= ever

    # What a keyring opens.

    def read_as(self, friend: Friend, keyring: Keyring) -> None:
        own = {uuid.UUID(bytes=space) for space in keyring.contents.rings}
        concerned = own & self.spaces() or own
        for space in [self.dice.choice(sorted(concerned)), *self.dice.sample(sorted(own), 1)][
            : self.dice.choice((1, 1, 2))
        ]:
            opened = self.ask(lambda: membership.open_space(keyring, space))  # noqa: B023
            if opened:
                self.read_space(friend, opened)
        with suppress(*REFUSALS):
            other = self.dice.choice(self.world.spaces())
            self.read_space(friend, membership.open_space(keyring, other))

    def read_space(self, friend: Friend, space: OpenSpace) -> None:
        """As after signing in anew: then what is there is compared with what was counted."""
        is_set_back = self.is_set_back(friend, space)
        take_stock(space)
        space = membership.open_space(space.keyring, space.id)
        lost = self.lost(friend, space)
        # What does not open is told where it would stand.
        if lost > space.refused and not is_set_back:
            assert space.altered
            self.outcome["noticed"] += 1

    def is_set_back(self, friend: Friend, space: OpenSpace) -> bool:
        """What nobody can notice: the whole keyring set back with the rows, or an account that is
        deleted with all its words, which needs no key of its owner."""
        members = self.world.members.get(space.id, set())
        return self.is_put_back(friend) or not members <= space.seated

    def lost(self, friend: Friend, space: OpenSpace) -> int:
        """Reads in every way. How much is not found, or stands there as it once was."""
        found: dict[bytes, int] = {}
        for cls in KINDS:
            for entry in space.entries(cls):
                self.is_true(friend, space, entry)
                found[entry.key] = entry.revision
        self.outcome["refused"] += space.refused
        since, until = TODAY - timedelta(days=self.dice.randrange(9)), TODAY
        for entry in space.entries(Note, since=since, until=until):
            assert since <= entry.day <= until
            self.is_true(friend, space, entry)
        newest = {
            key: max(versions)
            for (where, key), versions in self.world.written.items()
            if where == space.id and friend.keyring.me in self.world.readers[where, key]
        }
        self.read_places(friend, space)
        return sum(found.get(key, 0) < revision for key, revision in newest.items())

    def read_places(self, friend: Friend, space: OpenSpace) -> None:
        """By id and by slot: what was touched, and something else."""
        places = [key for place, key in self.world.written if place == space.id]
        touched = [row["id"] for _, row in self.touched if isinstance(row.get("id"), bytes)]
        keys = {*self.dice.sample(touched, min(2, len(touched))), self.dice.choice(places)}
        for key in [key for key in keys if len(key) == 16]:
            versions = self.world.written.get((space.id, key))
            payload, _, _, slot = versions[1] if versions else (Note(""), None, None, "")
            found = [self.ask(lambda: space.entry(type(payload), uuid.UUID(bytes=key)))]  # noqa: B023
            assert not found[0] or found[0].key == key
            if slot:
                found.append(self.ask(lambda: space.in_slot(type(payload), slot)))  # noqa: B023
                assert not found[1] or found[1].slot == slot
            for entry in found:
                if entry:
                    self.is_true(friend, space, entry)

    def is_true(self, friend: Friend, space: OpenSpace, entry: Entry[Any]) -> None:
        """Truly written: in this space, under this id and number, and this person may know it."""
        place = (space.id, entry.key)
        seen = (entry.payload, entry.author, entry.day, entry.slot)
        assert self.world.written[place][entry.revision] == seen
        assert friend.keyring.me in self.world.readers[place]

    def read_drafts(self) -> None:
        secret, words = self.dice.choice(self.world.drafts)
        assert drafts.kept(secret, "start") in (words, None)
        assert drafts.kept(secret, "after a lock") is None

    # What is written afterwards.

    def write_and_look(self, planted: Sequence[SpaceKey]) -> None:
        """What is written now is read by those who are in, and by nobody else with any key."""
        concerned = [couple for couple in self.world.couples if couple.id in self.spaces()]
        couple = self.dice.choice(concerned or self.world.couples)
        with suppress(*REFUSALS):
            writer = self.known(couple.first)
            if self.is_put_back(couple.first):
                return
            if self.dice.random() < 0.5:
                membership.rotate(writer, couple.id)
            new = membership.open_space(writer, couple.id).add(Note("after the attack"))
            for friend in self.world.friends.values():
                if self.can_read(friend, couple, new.key):
                    assert friend.keyring.me in self.world.members[couple.id]
            row = SealedEntry.objects.get(id=new.key)
            for key in planted:
                with pytest.raises(BrokenSeal):
                    key.open(row.id, row.tag, row.revision, row.author_id, row.blob)

    def is_put_back(self, friend: Friend) -> bool:
        """Whether their whole keyring is an older one. With the chain cut back to fit it, they live
        in the world of then, and who was in it then is in it: nobody can tell that from the truth
        of its day (the limit is in `docs/keys.md`)."""
        older = [row for model, row in self.world.before if model is SealedKeyring]
        stored = SealedKeyring.objects.filter(person_id=friend.keyring.me).values_list("box")
        return stored.first() in [(row["box"],) for row in older]

    def can_read(self, friend: Friend, couple: Couple, key: bytes) -> bool:
        with suppress(*REFUSALS):
            opened = membership.open_space(self.known(friend), couple.id)
            return key in {entry.key for entry in opened.entries(Note)}
        return False
