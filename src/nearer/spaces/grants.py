"""Handing a generation's root to another member, and taking it.

A grant names the chain link that made the generation, so it cannot be replayed at another point
of the chain. Taken, it is deleted: from then on only the keyring holds the root.
"""

from __future__ import annotations

import uuid

from nearer.crypto import (
    BrokenSeal,
    ChainState,
    Grant,
    Identity,
    Link,
    SpaceKey,
    make_grant,
    take_grant,
)
from nearer.people.keyring import Keyring
from nearer.people.models import PublicIdentity
from nearer.spaces.errors import SpaceClosed
from nearer.spaces.models import ChainLink, SealedGrant


def give(keyring: Keyring, key: SpaceKey, link: Link, to: dict[bytes, bytes]) -> None:
    """Grants the generation that a link made to members, given as person -> fingerprint."""
    for person, fingerprint in to.items():
        if person == keyring.me.bytes:
            continue
        grant = make_grant(keyring.contents.secrets, key, identity(fingerprint), link.hash())
        SealedGrant.objects.create(
            space_id=uuid.UUID(bytes=key.space),
            person_id=uuid.UUID(bytes=person),
            generation=key.generation,
            seq=link.seq,
            sealed=grant.sealed,
            signature=grant.signature,
        )


def identity(fingerprint: bytes) -> Identity:
    """The published identity under a fingerprint, checked to be the one. Raises `BrokenSeal`."""
    row = PublicIdentity.objects.filter(fingerprint=fingerprint).first()
    if row is None:
        raise BrokenSeal
    found = Identity.decode(row.public)
    found.verify()
    if found.fingerprint() != fingerprint:
        raise BrokenSeal
    return found


def adopt(keyring: Keyring, space: uuid.UUID, state: ChainState) -> dict[int, bytes]:
    """The root of a verified chain's generation, opened. Raises `SpaceClosed` until given."""
    grants = SealedGrant.objects.filter(space_id=space, person_id=keyring.me)
    row = grants.filter(generation=state.generation).first()
    link = ChainLink.objects.filter(space_id=space, seq=row.seq).first() if row else None
    if row is None or link is None:
        raise SpaceClosed
    made = Link.decode(link.link)
    if made.generation != state.generation or made.actor not in state.members:
        raise BrokenSeal
    key = take_grant(
        keyring.contents.secrets,
        identity(keyring.contents.pins[keyring.me.bytes]),
        identity(state.members[made.actor]),
        space.bytes,
        state.generation,
        state.commitment,
        made.hash(),
        Grant(row.sealed, row.signature),
    )
    return {state.generation: key.root}


def spend(keyring: Keyring, space: uuid.UUID) -> None:
    """Deletes grants whose roots the keyring now holds."""
    ring = keyring.ring(space)
    held = list(ring.roots) if ring else []
    SealedGrant.objects.filter(space_id=space, person_id=keyring.me, generation__in=held).delete()
