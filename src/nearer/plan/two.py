"""What stands on Today for the two of a couple: the question of these days."""

from __future__ import annotations

from typing import Any

from nearer.ours.sheets import card
from nearer.ours.two import two
from nearer.pairing.couples import our_space
from nearer.pairing.pausing import pausing
from nearer.people.keyring import Keyring
from nearer.spaces.space import OpenSpace

WAITING = {"nothing", "theirs-waiting", "both-revealed"}


def for_two(keyring: Keyring, own: OpenSpace) -> dict[str, Any] | None:
    """The card, or None: without a couple, outside the hours that suit both, and in a pause. No
    answer about safety takes it away: whoever looks over a shoulder knows it from their own page.
    """
    couple = our_space(keyring)
    if couple is None or pausing(own):
        return None
    here = two(keyring, couple)
    return card(here) if here.is_their_hour else None


def is_waiting(shown: dict[str, Any] | None) -> bool:
    """Whether it is one of the day's small things, or only stands there to be looked at."""
    return shown is not None and shown["turn"].state in WAITING
