"""Going from a couple: at once, alone, and without a message to anybody."""

from __future__ import annotations

from django.db import transaction

from nearer.pairing.models import Coupled
from nearer.people.keyring import Keyring
from nearer.spaces import membership
from nearer.spaces.space import OpenSpace


def leave(keyring: Keyring, space: OpenSpace, *, withdraws: bool) -> None:
    """Closes the couple space for both. With `withdraws`, one's own words go out of it first."""
    with transaction.atomic():
        if withdraws:
            with space.untold():
                space.erase_mine()
        membership.close(keyring, space.id)
        Coupled.objects.filter(space_id=space.id).delete()
