"""What happens here when somebody's days change: the lines they have released go along."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.dispatch import receiver

from nearer.crypto import BrokenSeal
from nearer.feelings import events
from nearer.ours.lines import keep_up
from nearer.pairing.couples import our_space
from nearer.people.keyring import Keyring
from nearer.spaces.errors import StaleEntry
from nearer.spaces.space import OpenSpace


@receiver(events.changed)
def keep_lines_up(keyring: Keyring, space: OpenSpace, **_: Any) -> None:
    """What is untrue about the couple's space is said on its own pages, not in the way of a day."""
    couple = our_space(keyring)
    if couple:
        with suppress(BrokenSeal, StaleEntry):
            keep_up(space, couple)
