"""What happens to a person's spaces when they arrive, unlock, renew their keys or go.

Listeners to `people.events`: `registry.ground` connects them.
"""

from __future__ import annotations

import logging
import uuid

from nearer.crypto import BrokenSeal, Identity
from nearer.people.keyring import Keyring
from nearer.people.models import Person
from nearer.seats import membership
from nearer.seats.resealing import forget_older, seal_again
from nearer.spaces.errors import NoSuchSpace, SpaceClosed
from nearer.spaces.kinds import PRIVATE
from nearer.spaces.models import SealedEntry, Seat, Space
from nearer.spaces.stocktaking import take_stock

log = logging.getLogger(__name__)
REFUSED = (BrokenSeal, NoSuchSpace, SpaceClosed)


def give_a_private_space(keyring: Keyring) -> None:
    membership.create(keyring, PRIVATE)


def settle(keyring: Keyring, *, forgets: bool) -> None:
    """Verifies every chain, adopts what was granted, counts what is there, and finishes what was
    begun.

    One space that does not verify stays shut and does not keep the others from opening.
    """
    for space, ring in list(keyring.contents.rings.items()):
        try:
            _settle(keyring, uuid.UUID(bytes=space), is_left=ring.left, forgets=forgets)
        except REFUSED:
            log.warning("a space stays shut: its chain or its key does not verify")


def _settle(keyring: Keyring, space: uuid.UUID, *, is_left: bool, forgets: bool) -> None:
    if not is_left:
        membership.catch_up(keyring, space)
    take_stock(opened := membership.open_space(keyring, space))
    if opened.kind == PRIVATE and len(opened.keys) > 1:
        left = seal_again(keyring, space)
        if forgets and not left:
            forget_older(keyring, space, max(opened.keys))


def followed(keyring: Keyring) -> list[uuid.UUID]:
    """The spaces this person is still in."""
    return [uuid.UUID(bytes=key) for key, ring in keyring.contents.rings.items() if not ring.left]


def rotate_all(keyring: Keyring, identity: Identity) -> None:
    """A new generation everywhere, announced with the old identity. History follows on unlock.

    A space that does not verify is left as it is: it must not keep somebody from new keys.
    """
    for space in followed(keyring):
        try:
            membership.rotate(keyring, space, identity)
        except REFUSED:
            log.warning("a space stays shut: it does not learn of the new identity")


def erase_what_is_theirs(person: Person) -> None:
    """Deletes each space where nobody else has a seat, with all that is in it: the private one, and
    what was shared with somebody who has gone before. Seats and public keys go with the row."""
    own = Space.objects.select_for_update().filter(seats__person=person)
    spaces = [space.pk for space in own.order_by("pk")]
    others = Seat.objects.filter(space__in=spaces).exclude(person=person)
    Space.objects.filter(pk__in=spaces).exclude(pk__in=others.values("space_id")).delete()


def erase_words(person: uuid.UUID, space: uuid.UUID) -> None:
    """Deletes what somebody wrote in a space, without any key."""
    SealedEntry.objects.filter(space_id=space, author_id=person.bytes).delete()
