"""What Today may say of pairing.

The safety questions end every suggestion, whatever was answered: Today is then the same for who
said yes and for who said no. That somebody has come is no suggestion, and stands there for both.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from nearer.features.checkups.recent_answers import was_asked
from nearer.pairing.going import planned
from nearer.pairing.joining import waiting_place
from nearer.pairing.leaving import shut
from nearer.pairing.letting_in import was_stopped
from nearer.pairing.state import Stage, pairing_state
from nearer.people.keyring import Keyring
from nearer.registry.cards import Card, Day
from nearer.spaces.space import OpenSpace

# `invite`: they came with a partner in mind and have not invited anybody. `go-on`: they have
# answered an invitation. `come`: somebody has come, and it is their turn. `ready`: the shared place
# is made, and they may step in. `differed`: who came saw other words. `shut`: their shared place
# does not open. `line`: they came for themselves; one line says that there is a way.
Which = Literal["invite", "go-on", "come", "ready", "differed", "shut", "line", ""]
SUGGESTED: dict[Stage, Which] = {"apart": "invite", "asked": "go-on"}
BEGUN: dict[Stage, Which] = {
    "words": "go-on",
    "come": "come",
    "sure": "come",
    "differed": "differed",
}


def cards(day: Day) -> Iterator[Card]:
    """One card at most; for whoever is in a couple that opens, that nobody new was let in, and that
    they have planned something: the card does not say what, for somebody may look on."""
    if day.couple and was_stopped(day.couple.space):
        yield Card("pairing/stopped_card.html", {}, rank=5)
    if day.couple and (when := planned(day.own, day.couple.space)):
        yield Card("pairing/today_planned.html", {"when": when, "place": day.couple.space}, rank=35)
    which = "" if day.couple else which_card(day.keyring, day.own)
    if which == "line":
        yield Card("pairing/line.html", rank=60, is_beside=True)
    elif which:
        minutes, rank = None if which == "shut" else 5, 30 if which == "invite" else 15
        yield Card("pairing/today.html", {"which": which}, rank=rank, minutes=minutes)


def which_card(keyring: Keyring, own: OpenSpace) -> Which:
    if waiting_place(keyring):
        return "ready"
    was_two = bool(keyring.couple)  # nobody is told to invite who was left
    if was_two and shut(keyring):
        return "shut"
    now = pairing_state(keyring)
    if now.has_compared:
        return "ready" if now.stage == "sure" else ""
    if (stage := now.stage) in BEGUN:
        return BEGUN[stage]
    if (was_two and stage == "apart") or stage not in SUGGESTED or was_asked(own):
        return ""
    return SUGGESTED[stage] if stage == "asked" or keyring.about.together else "line"
