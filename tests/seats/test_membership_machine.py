"""Who may read what, against a model that knows nothing of keys.

Three people and an outsider create, admit, rotate, write, leave, come back, renew all their keys
and compare words, in any order, each catching up only when they happen to look. Somebody who
writes to the database keeps every grant and every key that anybody ever held and tries them all.

The model: whoever is in reads what was written since they last joined, and not a word more. Who
has left reads nothing there. A key that anybody ever held opens only what was written while its
holder was in.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from nearer.crypto import BrokenSeal, SpaceKey
from nearer.people import credentials, public_identities, rekey
from nearer.people.keyring import Keyring, read_keyring
from nearer.people.models import Person
from nearer.people.rate_limits import Asker
from nearer.seats import membership
from nearer.spaces.errors import NoSuchSpace, SpaceClosed
from nearer.spaces.kinds import KINDS, Kind
from nearer.spaces.models import SealedEntry, SealedGrant, Seat
from nearer.spaces.payload import Payload, unpack
from tests.cast import Friend

pytestmark = pytest.mark.django_db
CIRCLE = Kind("circle", seats=3)
PEOPLE = ["Ann", "Ben", "Zoe"]
someone = st.sampled_from(PEOPLE)
Choice = Any  # what `st.data()` hands to a rule
REFUSALS = (BrokenSeal, NoSuchSpace, SpaceClosed)


class Word(Payload, frozen=True):
    kind: ClassVar[str] = "test.word"
    lives_in: ClassVar[frozenset[str]] = frozenset({"circle"})
    text: str = ""


@dataclass
class Model:
    """One space as a child would describe it."""

    joined: dict[str, int] = field(default_factory=dict)  # who is in, and what was written before
    stints: dict[str, list[tuple[int, int]]] = field(default_factory=dict)  # who was, from and to
    written: list[str] = field(default_factory=list)

    def may_read(self, name: str) -> set[str]:
        return set(self.written[self.joined[name] :]) if name in self.joined else set()

    def ever_read(self, name: str) -> set[str]:
        stints = self.stints.get(name, [])
        return {each for begin, end in stints for each in self.written[begin:end]} | self.may_read(
            name
        )

    def part(self, name: str) -> None:
        self.stints.setdefault(name, []).append((self.joined.pop(name), len(self.written)))


class Membership(RuleBasedStateMachine):
    founders: ClassVar[dict[str, Friend]] = {}
    steps: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.keys = {name: founder.keyring.key for name, founder in self.founders.items()}
        self.space = uuid.UUID(int=0)
        self.model = Model()
        self.epochs = dict.fromkeys(PEOPLE, 1)
        self.known: dict[tuple[str, str], int] = {}
        self.came: dict[str, int] = {}  # with which epoch each came the first time
        self.hoard: dict[tuple[str, int], SpaceKey] = {}
        self.old_grants: dict[tuple[bytes, bytes], SealedGrant] = {}

    def teardown(self) -> None:
        try:
            for name in PEOPLE:
                self.reads(name)
            self.tries_every_key()
        finally:
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    # What stands for the people and their devices.

    def keyring(self, name: str) -> Keyring:
        """As a new request finds it."""
        person = Person.objects.get(name=name.lower())
        return read_keyring(person, self.keys[name])

    def is_blocked(self, name: str) -> bool:
        """Whether somebody there has new words that were not compared."""
        others = self.model.joined.keys() - {name}
        return any(self.known.get((name, other)) != self.epochs[other] for other in others)

    def inside(self) -> list[str]:
        """Who is in, and has compared the words of all others."""
        return [name for name in self.model.joined if not self.is_blocked(name)]

    def outside(self) -> list[str]:
        return [name for name in PEOPLE if name not in self.model.joined]

    def pick(self, choice: Choice, names: Iterable[str]) -> str:
        return choice.draw(st.sampled_from(sorted(names)))

    def watch(self, keyring: Keyring, name: str) -> None:
        """Somebody who reads memory and the database keeps every key and every grant."""
        ring = keyring.ring(self.space)
        for generation in ring.roots if ring else {}:
            root = keyring.root(self.space, generation)
            self.hoard[name, generation] = SpaceKey(root, self.space.bytes, generation)
        for row in SealedGrant.objects.filter(space_id=self.space):
            self.old_grants[row.sealed, row.signature] = row

    @invariant()
    def counts(self) -> None:
        Membership.steps += 1

    # The rules.

    @initialize(name=someone, other=someone)
    def creates(self, name: str, other: str) -> None:
        self.space = membership.create(self.keyring(name), CIRCLE).id
        self.model.joined[name] = 0
        self.came[name] = self.epochs[name]
        if other != name:
            self.admits(name, other)

    def admits(self, actor: str, newcomer: str) -> None:
        keyring, other = self.keyring(actor), self.keyring(newcomer)
        opened = membership.open_space(keyring, self.space)
        membership.admit(
            keyring, opened, public_identities.find(other.contents.pins[other.me.bytes])
        )
        self.watch(keyring, actor)
        self.known[actor, newcomer] = self.epochs[newcomer]
        first = self.came.setdefault(newcomer, self.epochs[newcomer])
        for name in self.model.joined:
            self.compares(newcomer, name)
            # Whoever never met the newcomer takes them as they were when they first came.
            self.known.setdefault((name, newcomer), first)
        self.model.joined[newcomer] = len(self.model.written)
        membership.catch_up(self.keyring(newcomer), self.space, CIRCLE)

    @precondition(lambda self: self.inside() and self.outside())
    @rule(choice=st.data())
    def admits_somebody(self, choice: Choice) -> None:
        self.admits(self.pick(choice, self.inside()), self.pick(choice, self.outside()))

    @precondition(lambda self: self.inside())
    @rule(choice=st.data())
    def rotates(self, choice: Choice) -> None:
        name = self.pick(choice, self.inside())
        keyring = self.keyring(name)
        membership.rotate(keyring, self.space)
        self.watch(keyring, name)
        self.writes_as(name)

    @precondition(lambda self: self.inside())
    @rule(choice=st.data())
    def writes(self, choice: Choice) -> None:
        self.writes_as(self.pick(choice, self.inside()))

    def writes_as(self, name: str) -> None:
        keyring = self.keyring(name)
        text = f"{len(self.model.written)} by {name}"
        membership.open_space(keyring, self.space).add(Word(text))
        self.watch(keyring, name)
        self.model.written.append(text)

    @precondition(lambda self: len(self.model.joined) > 1)
    @rule(choice=st.data())
    def leaves(self, choice: Choice) -> None:
        name = self.pick(choice, self.model.joined)
        membership.leave(self.keyring(name), self.space)
        self.model.part(name)

    @rule(name=someone)
    def signs_in(self, name: str) -> None:
        keyring = credentials.sign_in(name, self.founders[name].passphrase, Asker("203.0.113.1"))
        self.watch(keyring, name)

    @rule(name=someone)
    def renews_all_keys(self, name: str) -> None:
        """Only with the words of all others compared: see `test_membership` for the other case."""
        if name in self.model.joined and self.is_blocked(name):
            return
        words = self.founders[name].passphrase
        person = Person.objects.get(name=name.lower())
        keyring = rekey.renew(credentials.confirm(person, words, Asker("203.0.113.1")), words)
        self.keys[name] = keyring.key
        self.epochs[name] += 1
        self.watch(keyring, name)

    @rule(name=someone, other=someone)
    def compares(self, name: str, other: str) -> None:
        """The two read each other's six words aloud."""
        if name != other:
            known = self.keyring(other).contents.pins
            person = Person.objects.get(name=other.lower()).id.bytes
            self.keyring(name).change(lambda ring: ring.pins.update({person: known[person]}))
            self.known[name, other] = self.epochs[other]

    @rule(name=someone)
    def reads(self, name: str) -> None:
        keyring = self.keyring(name)
        if name not in self.inside():
            with pytest.raises(REFUSALS):
                membership.open_space(keyring, self.space)
            return
        opened = membership.open_space(keyring, self.space)
        self.watch(keyring, name)
        read = {entry.payload.text for entry in opened.entries(Word)}
        assert read == self.model.may_read(name)

    @precondition(lambda self: self.old_grants)
    @rule(name=someone, choice=st.data(), moved=st.booleans())
    def replays_a_grant(self, name: str, choice: Choice, moved: bool) -> None:
        """Plants a seat and a grant that was seen before; perhaps somebody else's."""
        row = choice.draw(st.sampled_from(list(self.old_grants.values())))
        person = Person.objects.get(name=name.lower()).id
        to = person if moved else row.person_id
        sealed = {"sealed": row.sealed, "signature": row.signature}
        place = {"space_id": self.space, "person_id": to, "generation": row.generation}
        if to != person or SealedGrant.objects.filter(**place).exists():
            return
        with transaction.atomic():
            SealedGrant.objects.create(**place, **sealed)
            Seat.objects.get_or_create(space_id=self.space, person_id=to)
            if name in self.model.joined:
                self.reads(name)
            else:
                with pytest.raises(REFUSALS):
                    membership.catch_up(self.keyring(name), self.space, CIRCLE)
            transaction.set_rollback(True)

    @rule()
    def tries_every_key(self) -> None:
        for row in SealedEntry.objects.filter(space_id=self.space):
            for (name, generation), key in self.hoard.items():
                place = (row.id, row.tag, row.revision, row.author_id)
                try:
                    text = unpack(Word, key.open(*place, row.blob)).body.text
                except BrokenSeal:
                    continue
                assert text in self.model.ever_read(name), (name, generation)


@pytest.mark.soak
def test_keys_follow_the_model(
    sign_up: Callable[..., Friend],
    monkeypatch: pytest.MonkeyPatch,
    rounds: Callable[..., int],
    tell: Callable[[str], None],
) -> None:
    monkeypatch.setitem(KINDS, CIRCLE.name, CIRCLE)
    monkeypatch.setattr(Membership, "founders", {name: sign_up(name) for name in PEOPLE})
    examples = rounds(20, soak=400)
    run_state_machine_as_test(
        Membership,
        settings=settings(
            max_examples=examples,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    tell(f"{examples} lives of a space, {Membership.steps} acts")
