"""Handing a generation's root to another member, and taking it.

A grant names the chain link that made the generation, so it cannot be replayed at another point
of the chain. Taken, it is deleted: from then on only the keyring holds the root.
"""

from __future__ import annotations

import uuid
from collections.abc import Container
from contextlib import suppress

from nearer.crypto import (
    BrokenSeal,
    Grant,
    Identity,
    Link,
    SpaceKey,
    make_grant,
    take_grant,
)
from nearer.people.keyring import Keyring
from nearer.seats.chain import Chain
from nearer.spaces.models import SealedGrant, Seat

NEW_KEY = ("create", "add", "remove", "rotate")


def give(keyring: Keyring, chain: Chain, key: SpaceKey) -> None:
    """Grants the generation of a chain's last link to the others who have a seat.

    Who has deleted their account stands in the chain without a seat, and gets nothing more.
    """
    seats = Seat.objects.filter(space_id=chain.space, left_on=None).exclude(person_id=keyring.me)
    link, members = chain.links[-1], chain.state.members
    for person in seats.values_list("person_id", flat=True):
        if person.bytes not in members:
            continue
        to = chain.identities[members[person.bytes]]
        grant = make_grant(keyring.contents.secrets, key, to, link.hash())
        # Over whatever somebody else may have planted there.
        SealedGrant.objects.update_or_create(
            space_id=chain.space,
            person_id=person,
            generation=key.generation,
            defaults={"sealed": grant.sealed, "signature": grant.signature},
        )


def adopt(keyring: Keyring, chain: Chain, held: Container[int]) -> dict[int, bytes]:
    """The roots granted for the generations since one joined, without those held already.

    A grant that does not open is as good as none: its generation stays closed.
    """
    rows = SealedGrant.objects.filter(space_id=chain.space, person_id=keyring.me)
    granted = {row.generation: Grant(row.sealed, row.signature) for row in rows}
    known: dict[bytes, bytes] = {}
    roots: dict[int, bytes] = {}
    for link in chain.links:
        # Signed with the identity that was valid before this link, as the link itself is.
        sender = known.get(link.actor, link.fingerprint)
        known[link.subject] = link.fingerprint
        if link.action == "add" and link.subject == keyring.me.bytes:
            roots.clear()
        mine, generation = known.get(keyring.me.bytes), link.generation
        if mine and link.action in NEW_KEY and generation in granted and generation not in held:
            with suppress(BrokenSeal):
                me, theirs = chain.identities[mine], chain.identities[sender]
                roots[generation] = _take(keyring, link, me, theirs, granted[generation])
    return roots


def _take(keyring: Keyring, link: Link, me: Identity, sender: Identity, grant: Grant) -> bytes:
    key = take_grant(
        keyring.contents.secrets,
        me,
        sender,
        link.space,
        link.generation,
        link.commitment,
        link.hash(),
        grant,
    )
    return key.root


def spend(keyring: Keyring, space: uuid.UUID, generation: int) -> None:
    """Deletes one's grants up to the generation that the keyring now holds."""
    granted = SealedGrant.objects.filter(space_id=space, person_id=keyring.me)
    granted.filter(generation__lte=generation).delete()
