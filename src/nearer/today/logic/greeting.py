"""How a day is opened."""

from __future__ import annotations

from typing import Literal

from nearer.ui.phrases import gettext_noop as _

PartOfDay = Literal["morning", "afternoon", "evening"]

# Until five in the morning it is still evening: a night owl is not greeted as early.
MORNING, AFTERNOON, EVENING = 5, 12, 18

GREETINGS: dict[PartOfDay, str] = {
    "morning": _("Good morning"),
    "afternoon": _("Good afternoon"),
    "evening": _("Good evening"),
}
NAMED: dict[PartOfDay, str] = {
    "morning": _("Good morning, {name}"),
    "afternoon": _("Good afternoon, {name}"),
    "evening": _("Good evening, {name}"),
}


def part_of_day(hour: int) -> PartOfDay:
    if MORNING <= hour < AFTERNOON:
        return "morning"
    return "afternoon" if AFTERNOON <= hour < EVENING else "evening"
