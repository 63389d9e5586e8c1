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
QUESTION = _("One small thing today, for the two of you.")
CODE_AND_CHECK_IN = _("Two small things today. Three minutes, if you have them.")
TWO = _("Two small things today. Ten minutes, if you have them.")
THREE = _("Three small things today. A quarter of an hour, if you have it.")
LEADS = {
    (False, False, False): NOTHING,
    (False, True, False): CHECK_IN,
    (True, False, False): CODE,
    (False, False, True): QUESTION,
    (True, True, False): CODE_AND_CHECK_IN,
    (True, True, True): THREE,
}


def part_of_day(hour: int) -> PartOfDay:
    if MORNING <= hour < AFTERNOON:
        return "morning"
    return "afternoon" if AFTERNOON <= hour < EVENING else "evening"


def is_new(written: date, today: date) -> bool:
    """Whether something is young enough to stand on the first page by itself."""
    return today - written < FIRST_DAYS


def lead(code: bool, check_in: bool, question: bool) -> str:
    """How much waits, in one line."""
    return LEADS.get((code, check_in, question), TWO)
