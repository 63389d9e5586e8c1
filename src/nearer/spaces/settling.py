"""What happens to a person's spaces when they arrive, unlock, renew their keys or go.

The doors to these are the signals of `people.events`; nobody calls them by name.
"""

from __future__ import annotations

import logging
import uuid
from typing import Any

from django.db import transaction
from django.dispatch import receiver

from nearer.crypto import BrokenSeal, Identity, SpaceKey
from nearer.people import events
from nearer.people.keyring import Contents, Keyring
from nearer.people.models import Person, PublicIdentity
from nearer.spaces import membership
from nearer.spaces.errors import NoSuchSpace, SpaceClosed
from nearer.spaces.kinds import COUPLE, PRIVATE
from nearer.spaces.models import SealedEntry, Seat, Space
from nearer.spaces.payload import outer

log = logging.getLogger(__name__)
AT_ONCE = 500


@receiver(events.arrived)
def give_a_private_space(keyring: Keyring, **_: Any) -> None:
    membership.create(keyring, PRIVATE)


@receiver(events.unlocked)
def settle(keyring: Keyring, **_: Any) -> None:
    """Verifies every chain, adopts what was granted, and finishes a rotation that was begun.

    One space that does not verify stays shut and does not keep the others from opening.
    """
    for space in [uuid.UUID(bytes=key) for key in keyring.contents.rings]:
        try:
            ring = membership.catch_up(keyring, space)
            if membership.last_link(space).action == "leave":
                membership.rotate(keyring, space)
            if ring.kind == PRIVATE.name and len(ring.roots) > 1:
                seal_again(keyring, space)
        except (BrokenSeal, NoSuchSpace, SpaceClosed):
            log.warning("a space stays shut: its chain or its key does not verify")


@receiver(events.renewed)
def rotate_all(keyring: Keyring, identity: Identity, **_: Any) -> None:
    """A new generation everywhere, announced with the old identity. History follows on unlock."""
    for kind in (PRIVATE, COUPLE):
        for space in keyring.spaces(kind.name):
            membership.rotate(keyring, space, identity)


@receiver(events.erased)
def erase_what_is_theirs(person: Person, **_: Any) -> None:
    """Deletes the private space and the seats; public keys go when no chain may need them."""
    seats = Seat.objects.filter(person=person)
    own = seats.filter(space__kind=PRIVATE.name).values("space_id")
    Space.objects.filter(pk__in=list(own.values_list("space_id", flat=True))).delete()
    if not seats.exists():
        PublicIdentity.objects.filter(holder=person.pk).delete()


def seal_again(keyring: Keyring, space: uuid.UUID) -> None:
    """Re-encrypts a private space's history under its newest key, then forgets the older ones.

    In transactions of 500, each whole. Cut off anywhere, the next unlock goes on from there.
    """
    open_ = membership.open_space(keyring, space)
    older = open_.rows().exclude(generation=open_.newest.generation)
    while rows := list(older[:AT_ONCE]):
        with transaction.atomic():
            for row in rows:
                _seal_row(open_.keys, open_.newest, row)

    def forget(contents: Contents) -> None:
        ring = contents.rings[space.bytes]
        ring.roots = {max(ring.roots): ring.roots[max(ring.roots)]}

    keyring.change(forget)


def _seal_row(keys: dict[int, SpaceKey], new: SpaceKey, row: SealedEntry) -> None:
    place = (row.revision, row.author_id)
    plain = keys[row.generation].open(row.id, row.tag, *place, row.blob)
    written = outer(plain)
    tag = new.tag(written.kind)
    SealedEntry.objects.filter(pk=row.pk, revision=row.revision).update(
        generation=new.generation,
        tag=tag,
        slot=new.slot(written.slot) if written.slot else None,
        blob=new.seal(row.id, tag, *place, plain),
    )
