"""The light questions of an invitation: short, and answered by the invited person before there is
an account, a space or a pace to go by. So they ask nothing about the two, about growing up or about
anything a stranger at a table could not ask, and nothing that can be heard with a wink.
"""

from __future__ import annotations

from nearer.features.talks.logic.library import Question, library

LIGHT = (
    "minutes-again",
    "cheap-joy",
    "smell-of-good-day",
    "boat-name",
    "useless-talent",
    "chapter-title",
    "makes-you-laugh",
    "sun-water-wind",
    "slow-morning",
    "chore-enjoyed",
    "this-week",
    "two-free-hours",
    "day-as-dish",
    "jump-of-joy",
    "right-present",
    "free-hundred",
    "early-or-late",
    "new-this-year",
)
# No longer offered, but an invitation that is still open may hold one.
ONCE_LIGHT = ("hands-like", "colour-of-day", "thank-a-thing")
CHOICES = 3


def light_questions(looking: int = 0) -> tuple[Question, ...]:
    """Three to choose from; `looking` counts how often others were asked for."""
    start = looking * CHOICES % len(LIGHT)
    return tuple(library()[id_] for id_ in LIGHT[start : start + CHOICES])
