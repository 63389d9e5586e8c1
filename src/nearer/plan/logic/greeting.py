"""How a day is opened."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from nearer.ui.phrases import gettext_noop as _

PartOfDay = Literal["morning", "afternoon", "evening"]

# Whoever is awake at three is still in the evening, and is not asked why.
MORNING, AFTERNOON, EVENING = 5, 12, 18
FIRST_DAYS = timedelta(days=7)

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
NOTHING = _("Nothing is waiting. Come back when you like.")
CHECK_IN = _("One small thing today. Half a minute, if you have it.")
CODE = _("One small thing today: your way back in.")
BOTH = _("Two small things today. Three minutes, if you have them.")


def part_of_day(hour: int) -> PartOfDay:
    if MORNING <= hour < AFTERNOON:
        return "morning"
    return "afternoon" if AFTERNOON <= hour < EVENING else "evening"


def is_new(written: date, today: date) -> bool:
    """Whether something is young enough to stand on the first page by itself."""
    return today - written < FIRST_DAYS


def lead(*, must_prove_code: bool, has_checked_in: bool) -> str:
    """How much waits, in one line."""
    if must_prove_code:
        return CODE if has_checked_in else BOTH
    return NOTHING if has_checked_in else CHECK_IN
