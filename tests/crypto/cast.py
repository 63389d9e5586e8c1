"""People and spaces made of keys alone: no database, no Django."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pytest
from hypothesis import settings

from nearer.crypto import (
    BrokenSeal,
    ChainState,
    Grant,
    Identity,
    IdentitySecrets,
    Link,
    SpaceKey,
    make_grant,
    new_identity,
    new_root,
    sign_link,
    take_grant,
    verify_chain,
)

# How long an example takes says nothing about it on a busy machine.
patient = settings(deadline=None)
SPACE, ELSEWHERE = b"S" * 16, b"T" * 16
ANNOUNCE, OBJECT = "announce 1764547200", "object 1764547201"


@dataclass(frozen=True)
class Someone:
    """A person with an identity. `Someone` of the same id and another epoch is a re-key."""

    secrets: IdentitySecrets
    identity: Identity

    @property
    def id(self) -> bytes:
        return self.identity.person

    @cached_property
    def fingerprint(self) -> bytes:
        return self.identity.fingerprint()


def someone(person: bytes, epoch: int = 1) -> Someone:
    return Someone(*new_identity(person, epoch))


ANN, BEN, CORA = someone(b"A" * 16), someone(b"B" * 16), someone(b"C" * 16)
DAN = someone(b"D" * 16)
# What somebody who writes to the database would plant: another key under Ann's or Ben's id.
FALSE_ANN, FALSE_BEN = someone(b"A" * 16), someone(b"B" * 16)
ANN_AGAIN = someone(b"A" * 16, epoch=2)
EVERYBODY = (ANN, BEN, CORA, FALSE_ANN, FALSE_BEN, ANN_AGAIN)


@dataclass
class Story:
    """One space and its chain, built link by link."""

    links: list[Link] = field(default_factory=list)
    keys: dict[int, SpaceKey] = field(default_factory=dict)
    identities: dict[bytes, Identity] = field(
        default_factory=lambda: {each.fingerprint: each.identity for each in EVERYBODY}
    )
    pins: dict[bytes, bytes] = field(default_factory=dict)
    head: tuple[int, bytes] | None = None

    @property
    def last(self) -> Link:
        return self.links[-1]

    @property
    def newest(self) -> SpaceKey:
        return self.keys[max(self.keys)]

    def tell(
        self,
        actor: Someone,
        action: str,
        subject: Someone,
        members: Sequence[Someone] | None,
        generation: int | None = None,
        key: SpaceKey | None = None,
    ) -> Story:
        """Appends a link, valid or not. Without `generation`: what an honest client would do;
        without `members`: those of the last link."""
        now = max(self.keys, default=0)
        if generation is None:
            keeps = action.partition(" ")[0] in ("leave", "announce", "object")
            generation = now if keeps else now + 1
        key = key or self.keys.get(generation) or SpaceKey(new_root(), SPACE, generation)
        self.keys[generation] = key
        link = sign_link(
            actor.secrets,
            space=SPACE,
            previous=self.links[-1] if self.links else None,
            action=action,
            subject=subject.id,
            fingerprint=subject.fingerprint,
            generation=generation,
            commitment=key.commitment(),
            members=self.last.members if members is None else [each.id for each in members],
        )
        self.links.append(link)
        return self

    def remove(
        self, actor: Someone, gone: Someone, members: Sequence[Someone], came: Someone, **more: Any
    ) -> Story:
        """A removal on top of the announcement of who comes in their place."""
        self.announce(actor, came)
        return self.tell(actor, "remove", gone, members, **more)

    def announce(self, actor: Someone, came: Someone, action: str = ANNOUNCE) -> Story:
        """Says who is to have somebody's seat."""
        self.identities[came.fingerprint] = came.identity
        return self.tell(actor, action, came, None)

    def verify(self) -> ChainState:
        return verify_chain(SPACE, self.links, self.identities, self.pins, self.head)

    def seen(self) -> Story:
        """As after an unlock: the keyring remembers where the chain stood."""
        state = self.verify()
        self.head = (state.seq, state.head)
        return self

    def refused(self, why: str) -> None:
        with pytest.raises(BrokenSeal, match=why):
            self.verify()

    def give(self, sender: Someone, to: Someone) -> Grant:
        return make_grant(sender.secrets, self.newest, to.identity, self.last.hash())

    def take(self, me: Someone, sender: Someone, grant: Grant) -> SpaceKey:
        state = self.verify()
        return take_grant(
            me.secrets,
            me.identity,
            sender.identity,
            SPACE,
            state.generation,
            state.commitment,
            state.head,
            grant,
        )


def alone() -> Story:
    return Story().tell(ANN, "create", ANN, [ANN])


def couple() -> Story:
    return alone().tell(ANN, "add", BEN, [ANN, BEN])
