"""How a thank-you begins, and when Nearer suggests one by itself.

The plan is the one of Chang and others (2022): when I notice that you did something for me, I tell
you what it was, and what it says about you. Thanks can fall flat when the other is not felt to be
responsive (Algoe and Zhaoyang 2016), so Nearer brings them up by itself only where a person's own
recent days say that they feel understood. Whoever wants to say thanks may always do so.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from nearer.ui.phrases import gettext_noop as _

PLAN = _(
    "When I notice that {name} did something for me, "
    "I will tell them what it was and what it says about them."
)
# When it is likely to be noticed, to choose from.
CUES = (
    _("when the day is over and I put my things down"),
    _("when something was done before I got to it"),
    _("when I sit down to eat"),
    _("when we have been apart and see each other again"),
    _("before I put out the light"),
)
# First words for the two boxes. They may be changed or left out.
WHAT = (
    _("This morning you "),
    _("When I was tired, you "),
    _("Without being asked, you "),
    _("You listened when "),
    _("You remembered "),
)
REASON = (
    _("It showed me that you "),
    _("It made it easier for me to "),
    _("What I like about it is "),
    _("It is so much like you to "),
    _("It mattered to me because "),
)

ENOUGH_DAYS = 5
RECENT_DAYS = 14  # written days, not calendar days
UNDERSTOOD = 5  # of ten: the middle line, our choice


def may_suggest(felt_understood: Sequence[int | None]) -> bool:
    """Whether to bring thank-yous up, by a person's own last days, the newest first.

    Days without that line do not count, and with too few nothing is brought up.
    """
    said = [value for value in felt_understood if value is not None][:RECENT_DAYS]
    return len(said) >= ENOUGH_DAYS and median(said) >= UNDERSTOOD
