"""What Today may say of pairing.

The safety questions end every suggestion, whatever was answered: Today is then the same for who
said yes and for who said no. That somebody has come is no suggestion, and stands there for both.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from nearer.features.checkups.recent_answers import was_asked
from nearer.pairing.joining import waiting_place
from nearer.pairing.leaving import shut
from nearer.pairing.letting_in import was_stopped
from nearer.pairing.state import Stage, pairing_state
from nearer.people.keyring import Keyring
from nearer.registry.cards import Card, Day
from nearer.spaces.space import OpenSpace

# `invite`: they came with a partner in mind and have not invited anybody. `go-on`: they have
# answered an invitation. `come`: somebody has come, and it is their turn. `ready`: the shared place
# is made, and they may step in. `shut`: their shared place does not open.
Which = Literal["invite", "go-on", "come", "ready", "shut", ""]
SUGGESTED: dict[Stage, Which] = {"apart": "invite", "asked": "go-on"}
BEGUN: dict[Stage, Which] = {"words": "go-on", "come": "come", "sure": "come"}


def cards(day: Day) -> Iterator[Card]:
    """One card at most; for whoever is in a couple that opens, that nobody new was let in."""
    if day.couple and was_stopped(day.couple.space):
        yield Card("pairing/stopped_card.html", {}, rank=5)
    which = "" if day.couple else which_card(day.keyring, day.own)
    if which:
        minutes = None if which == "shut" else 5
        yield Card("pairing/today.html", {"which": which}, rank=30, minutes=minutes)


def which_card(keyring: Keyring, own: OpenSpace) -> Which:
    if waiting_place(keyring):
        return "ready"
    was_two = bool(keyring.couple)  # nobody is told to invite who was left
    if was_two and shut(keyring):
        return "shut"
    stage = pairing_state(keyring).stage
    if stage in BEGUN:
        return BEGUN[stage]
    is_meant = stage == "asked" or (stage == "apart" and keyring.about.together and not was_two)
    return SUGGESTED[stage] if is_meant and not was_asked(own) else ""
