"""What a person answers about their own safety. Its day is kept by the entry, not in here."""

from __future__ import annotations

from typing import ClassVar, Literal

from nearer.spaces.payload import Payload

Screen = Literal["alone", "unsure", "seen"]
Said = Literal["unsaid", "no", "unsure", "yes"]


class OlderSafetyAnswers(Payload, frozen=True):
    """The first five questions. "Hurt" and "controlled" each asked several things at once."""

    kind: ClassVar[str] = "checkups.safety"
    lives_in: ClassVar[frozenset[str]] = frozenset({"private"})

    screen: Screen
    afraid: Said = "unsaid"
    hurt: Said = "unsaid"
    controlled: Said = "unsaid"
    pressed: Said = "unsaid"
    frightens_or_hurts: Said = "unsaid"


class SafetyAnswers(Payload, frozen=True):
    """Only the newest entry counts. Never shared, never shown, and never in a space that two can
    open.

    `screen`: whether somebody else can see it; `device`: whether the partner may watch what happens
    on it. Unless the person is alone with both, the others are not asked. `own_acts`: whether the
    writer frightens, controls or hurts, for whom there is help as well; `in_defence`: whether that
    was to protect themselves or another.
    """

    kind: ClassVar[str] = "checkups.safety"
    version: ClassVar[int] = 2
    older: ClassVar[type[Payload] | None] = OlderSafetyAnswers
    lives_in: ClassVar[frozenset[str]] = frozenset({"private"})

    screen: Screen
    device: Said = "unsaid"
    afraid: Said = "unsaid"
    struck: Said = "unsaid"
    threatened: Said = "unsaid"
    watched: Said = "unsaid"
    kept: Said = "unsaid"
    belittled: Said = "unsaid"
    pressed: Said = "unsaid"
    own_acts: Said = "unsaid"
    in_defence: Said = "unsaid"

    @classmethod
    def upgrade(cls, older: OlderSafetyAnswers) -> SafetyAnswers:
        """Each answer under a question it also answered: where it leads stays the same."""
        return cls(
            older.screen,
            afraid=older.afraid,
            struck=older.hurt,
            kept=older.controlled,
            pressed=older.pressed,
            own_acts=older.frightens_or_hurts,
        )
