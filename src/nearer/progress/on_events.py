"""What happens here when somebody's days change: the lines they share go along."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from nearer.couples.couple import open_couple
from nearer.crypto import BrokenSeal
from nearer.people.keyring import Keyring
from nearer.progress.shared_lines import keep_up
from nearer.spaces.errors import StaleEntry
from nearer.spaces.payload import Payload
from nearer.spaces.space import OpenSpace


def keep_lines_up(keyring: Keyring, own: OpenSpace, cls: type[Payload], day: date) -> None:
    """What is untrue about the couple's space is said on its own pages, not in the way of a day."""
    if couple := open_couple(keyring, own):
        with suppress(BrokenSeal, StaleEntry):
            keep_up(couple, cls, day)
