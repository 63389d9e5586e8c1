"""What a person answers about their own safety. Its day is kept by the entry, not in here."""

from __future__ import annotations

from typing import ClassVar, Literal

from nearer.spaces.payload import Payload

Screen = Literal["alone", "unsure", "seen"]
Said = Literal["unsaid", "no", "unsure", "yes"]


class SafetyAnswers(Payload, frozen=True):
    """Only the newest entry counts. Never shared, never shown, and never in a space that two can
    open.

    `screen`: whether somebody else can see it; unless the person is alone, the others are not
    asked. `frightens_or_hurts`: whether the writer does so, for whom there is help as well.
    """

    kind: ClassVar[str] = "checkups.safety"
    lives_in: ClassVar[frozenset[str]] = frozenset({"private"})

    screen: Screen
    afraid: Said = "unsaid"
    hurt: Said = "unsaid"
    controlled: Said = "unsaid"
    pressed: Said = "unsaid"
    frightens_or_hurts: Said = "unsaid"
