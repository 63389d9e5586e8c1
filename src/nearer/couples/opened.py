"""What a reader has opened of what the other gave. It rests in the reader's private space: whoever
gave it learns nothing, and no page of theirs moves."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from datetime import datetime, time
from typing import Any

from nearer.couples.logic.closed import after, second
from nearer.couples.logic.leaf import Leaf
from nearer.couples.logic.slots import OPENED_SLOT
from nearer.couples.payloads import Opened
from nearer.crypto import BrokenSeal
from nearer.people.keyring import Keyring
from nearer.seats.membership import open_space
from nearer.spaces.errors import NoSuchSpace, SpaceFull, StaleEntry
from nearer.spaces.space import OpenSpace

# What must not keep anybody from signing in.
PASSED_OVER = (BrokenSeal, NoSuchSpace, SpaceFull, StaleEntry)


def opened(own: OpenSpace) -> Opened:
    """As it stands in one's private space; where nothing does, it begins with today."""
    found = own.in_slot(Opened, OPENED_SLOT)
    return found.payload if found else beginning(own)


def beginning(own: OpenSpace) -> Opened:
    """What is older than the day counts as opened."""
    return Opened(second(datetime.combine(own.today(), time(), own.zone)))


def begin(keyring: Keyring) -> None:
    """With the first day of an account, or the first one that knows of this."""
    with suppress(*PASSED_OVER):
        own = open_space(keyring, keyring.private)
        if own.in_slot(Opened, OPENED_SLOT) is None:
            own.put(beginning(own), OPENED_SLOT, quietly=True)


def note_opened(
    own: OpenSpace, opening: Collection[Leaf[Any]], there: Collection[Leaf[Any]]
) -> Opened:
    """Keeps that some of what is `there` were opened."""
    now = after(opened(own), opening, there)
    own.put(now, OPENED_SLOT, quietly=True)
    return now
