"""Going from a couple: at once, alone, and without a message to anybody."""

from __future__ import annotations

import uuid

from django.db import transaction

from nearer.couples.models import Coupled
from nearer.crypto import BrokenSeal
from nearer.pairing.inviting import withdraw
from nearer.pairing.joining import waiting_place
from nearer.pairing.models import Invitation
from nearer.pairing.state import NoLongerOpen, pairing_state
from nearer.people.keyring import Keyring
from nearer.seats import membership
from nearer.spaces.errors import NoSuchSpace, SpaceClosed
from nearer.spaces.space import OpenSpace


def leave(keyring: Keyring, space: OpenSpace, *, withdraws: bool) -> None:
    """Closes the couple space for both. With `withdraws`, one's own words go out of it first."""
    with transaction.atomic():
        if withdraws:
            space.erase_mine(quietly=True)
        _close(keyring, space.id)


def shut(keyring: Keyring) -> uuid.UUID | None:
    """The couple space one is in that does not open: its chain is damaged, a key is missing, or
    the other's new words have not been compared. Who was let in may never have seen it open."""
    row = Coupled.objects.filter(person_id=keyring.me).first()
    ring = keyring.ring(row.space_id) if row else None
    if row is None or (ring and ring.left) or waiting_place(keyring):
        return None
    try:
        membership.open_space(keyring, row.space_id)
    except (BrokenSeal, NoSuchSpace, SpaceClosed):
        return row.space_id
    return None


def leave_shut(keyring: Keyring) -> None:
    """Leaves the place that stays shut. Nothing keeps anybody in."""
    space = shut(keyring)
    if space is None:
        raise NoLongerOpen
    with transaction.atomic():
        _close(keyring, space)
        if pairing_state(keyring).is_guest:
            withdraw(keyring)


def _close(keyring: Keyring, space: uuid.UUID) -> None:
    membership.close(keyring, space)
    # Delete the pending join, or the guest would wait for ever.
    joined = Invitation.objects.filter(status=Invitation.JOINED)
    joined.filter(inviter__coupled__space_id=space).delete()
    Coupled.objects.filter(space_id=space).delete()
