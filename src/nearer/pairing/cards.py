"""What Today and Ours may say of pairing, in one word. Nothing, where somebody asked for quiet."""

from __future__ import annotations

from typing import Literal

from nearer.checkups.quiet import is_quiet
from nearer.pairing.couples import our_space
from nearer.pairing.standing import Stage, standing
from nearer.people.keyring import Keyring
from nearer.spaces.space import OpenSpace

# `invite`: they came with a partner in mind and have not invited anybody. `go-on`: something of
# their own waits to be finished. `come`: somebody has come, and it is their turn.
Card = Literal["invite", "go-on", "come", ""]
CARDS: dict[Stage, Card] = {
    "ready": "go-on",
    "asked": "go-on",
    "words": "go-on",
    "come": "come",
    "sure": "come",
}


def card(keyring: Keyring, space: OpenSpace) -> Card:
    """For whoever draws Today. `space`: one's private one; the card leads to `together` there."""
    if not keyring or our_space(keyring):
        return ""
    now = standing(keyring)
    found = CARDS.get(now.stage, "")
    if now.stage == "apart" and keyring.about.together:
        found = "invite"
    return "" if found and is_quiet(space) else found
