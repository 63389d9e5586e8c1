"""What happens to a person's spaces when they arrive, unlock, renew their keys or go.

The doors to these are the signals of `people.events`; nobody calls them by name.
"""

from __future__ import annotations

import logging
import uuid
from typing import Any

from django.db import transaction
from django.dispatch import receiver

from nearer.crypto import BrokenSeal, Identity
from nearer.people import events
from nearer.people.keyring import Contents, Keyring
from nearer.people.models import Person
from nearer.spaces import membership
from nearer.spaces.errors import NoSuchSpace, SpaceClosed
from nearer.spaces.kinds import PRIVATE
from nearer.spaces.models import SealedEntry, Seat, Space
from nearer.spaces.payload import UnknownPayload, outer
from nearer.spaces.space import OpenSpace

log = logging.getLogger(__name__)
AT_ONCE = 500
REFUSED = (BrokenSeal, NoSuchSpace, SpaceClosed)


@receiver(events.arrived)
def give_a_private_space(keyring: Keyring, **_: Any) -> None:
    membership.create(keyring, PRIVATE)


@receiver(events.unlocked)
def settle(keyring: Keyring, *, just_renewed: bool = False, **_: Any) -> None:
    """Verifies every chain, adopts what was granted, and finishes what was begun.

    One space that does not verify stays shut and does not keep the others from opening.
    """
    for space in followed(keyring):
        try:
            ring = membership.catch_up(keyring, space)
            if ring.kind == PRIVATE.name and len(ring.roots) > 1:
                left = seal_again(keyring, space)
                if not (left or just_renewed):
                    forget_older(keyring, space)
        except REFUSED:
            log.warning("a space stays shut: its chain or its key does not verify")


def followed(keyring: Keyring) -> list[uuid.UUID]:
    """The spaces this person is still in."""
    return [uuid.UUID(bytes=key) for key, ring in keyring.contents.rings.items() if not ring.left]


@receiver(events.renewed)
def rotate_all(keyring: Keyring, identity: Identity, **_: Any) -> None:
    """A new generation everywhere, announced with the old identity. History follows on unlock.

    A space that does not verify is left as it is: it must not keep somebody from new keys.
    """
    for space in followed(keyring):
        try:
            membership.rotate(keyring, space, identity)
        except REFUSED:
            log.warning("a space stays shut: it does not learn of the new identity")


@receiver(events.erased)
def erase_what_is_theirs(person: Person, **_: Any) -> None:
    """Deletes the private space with all that is in it; seats and public keys go with the row."""
    seats = Seat.objects.filter(person=person, space__kind=PRIVATE.name)
    Space.objects.filter(pk__in=list(seats.values_list("space_id", flat=True))).delete()


def seal_again(keyring: Keyring, space: uuid.UUID) -> int:
    """Re-encrypts a private space's history under its newest key, in transactions of 500.

    Cut off anywhere, the next unlock goes on from there. Returns how many entries there were.
    """
    open_ = membership.open_space(keyring, space)
    rows = open_.rows().exclude(generation=open_.newest.generation).order_by("id")
    moved, after = 0, b""
    while batch := list(rows.filter(id__gt=after)[:AT_ONCE]):
        with transaction.atomic():
            moved += sum(_seal_row(open_, row) for row in batch)
        after = batch[-1].id
    return moved


def forget_older(keyring: Keyring, space: uuid.UUID) -> None:
    """Keeps the newest key alone, once an unlock has found nothing left under the others.

    Not in the same breath as the re-key: a page that was being sent during it may still write
    under the key it began with.
    """

    def edit(contents: Contents) -> None:
        ring = contents.rings[space.bytes]
        ring.roots = {max(ring.roots): ring.roots[max(ring.roots)]}

    keyring.change(edit)


def _seal_row(space: OpenSpace, row: SealedEntry) -> int:
    """1 when the row is under the newest key now. What does not open is left as it lies."""
    place, new = (row.revision, row.author_id), space.newest
    try:
        plain = space.keys[row.generation].open(row.id, row.tag, *place, row.blob)
        written = outer(plain)
    except (KeyError, BrokenSeal, UnknownPayload):
        return 0
    tag, slot = new.tag(written.kind), new.slot(written.slot) if written.slot else None
    if slot and space.rows().filter(slot=slot).exists():
        slot = None  # somebody put a second entry into its place: both stay readable
    return (
        space.rows()
        .filter(id=row.id, revision=row.revision)
        .update(
            generation=new.generation,
            tag=tag,
            slot=slot,
            blob=new.seal(row.id, tag, *place, plain),
        )
    )
