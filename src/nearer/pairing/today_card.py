"""What Today may say of pairing, in one word.

The safety questions end every suggestion, whatever was answered: Today is then the same for who
said yes and for who said no. That somebody has come is no suggestion, and stands there for both.
"""

from __future__ import annotations

from typing import Literal

from nearer.features.checkups.recent_answers import was_asked
from nearer.pairing.couples import our_space
from nearer.pairing.leaving import shut
from nearer.pairing.state import Stage, pairing_state
from nearer.people.keyring import Keyring
from nearer.spaces.kinds import COUPLE
from nearer.spaces.space import OpenSpace

# `invite`: they came with a partner in mind and have not invited anybody. `go-on`: they have
# answered an invitation. `come`: somebody has come, and it is their turn. `shut`: their shared
# place does not open.
Card = Literal["invite", "go-on", "come", "shut", ""]
SUGGESTED: dict[Stage, Card] = {"apart": "invite", "asked": "go-on"}
BEGUN: dict[Stage, Card] = {"words": "go-on", "come": "come", "sure": "come"}


def card(keyring: Keyring, space: OpenSpace) -> Card:
    """For whoever draws Today. `space`: one's private one; the card leads to `together` there."""
    if not keyring or our_space(keyring):
        return ""
    was_two = bool(keyring.spaces(COUPLE.name))  # nobody is told to invite who was left
    if was_two and shut(keyring):
        return "shut"
    stage = pairing_state(keyring).stage
    if stage in BEGUN:
        return BEGUN[stage]
    is_meant = stage == "asked" or (stage == "apart" and keyring.about.together and not was_two)
    return SUGGESTED[stage] if is_meant and not was_asked(space) else ""
