"""What happens here when somebody's days change: the lines they have released go along."""

from __future__ import annotations

from contextlib import suppress

from nearer.crypto import BrokenSeal
from nearer.features.feelings import events
from nearer.ours.lines import keep_up
from nearer.pairing.couples import our_space
from nearer.people.keyring import Keyring
from nearer.spaces.errors import StaleEntry
from nearer.spaces.space import OpenSpace


@events.changed.tells
def keep_lines_up(keyring: Keyring, space: OpenSpace) -> None:
    """What is untrue about the couple's space is said on its own pages, not in the way of a day."""
    couple = our_space(keyring)
    if couple:
        with suppress(BrokenSeal, StaleEntry):
            keep_up(space, couple)
