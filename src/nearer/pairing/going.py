"""Leaving in a day, with a way back until then.

The plan is an entry of the private space and no column: a moment that a job can read can be read by
a partner who runs the server too. So no job closes the place. The first unlock after the day does,
by the hand of the one who goes.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

from django.db import transaction

from nearer.couples.couple import STAYS_SHUT
from nearer.pairing.leaving import leave, leave_shut
from nearer.pairing.payloads import Going
from nearer.pairing.state import NoLongerOpen
from nearer.people.keyring import Keyring
from nearer.seats.membership import open_space
from nearer.spaces.entry import Entry
from nearer.spaces.space import OpenSpace

A_DAY = timedelta(days=1)
GOING_SLOT = "going"


def plan(own: OpenSpace, space: OpenSpace, *, withdraws: bool) -> None:
    """From now on a day. Whoever has planned it already keeps the moment they had."""
    if planned(own, space) is None:
        own.put(Going(space.id, withdraws), GOING_SLOT)


def planned(own: OpenSpace, space: OpenSpace) -> datetime | None:
    """From when the next unlock leaves `space`; None where nothing is planned for it."""
    found = own.in_slot(Going, GOING_SLOT)
    return found.at + A_DAY if found and found.payload.space == space.id else None


def stay(own: OpenSpace) -> None:
    if found := own.in_slot(Going, GOING_SLOT):
        found.erase()


def leave_if_due(keyring: Keyring) -> None:
    """At an unlock, once the day is over. With a place that has ended its plan is over too."""
    with suppress(*STAYS_SHUT):
        own = open_space(keyring, keyring.private)
        found = own.in_slot(Going, GOING_SLOT)
        if found and found.at + A_DAY <= own.clock():
            with transaction.atomic():
                _go(keyring, found)


def _go(keyring: Keyring, found: Entry[Going]) -> None:
    found.erase()
    try:
        space = open_space(keyring, found.payload.space)
    except STAYS_SHUT:
        with suppress(NoLongerOpen):
            leave_shut(keyring)
        return
    if not space.is_closed:
        leave(keyring, space, withdraws=found.payload.withdraws)
