"""The line over the day: how much waits, and how long it takes in all."""

from __future__ import annotations

from collections.abc import Sequence

from nearer.ui.phrases import Phrase
from nearer.ui.phrases import gettext_noop as _

NOTHING = _("Nothing is waiting. Come back when you like.")
ONE = _("One small thing today. {time}, if you have it.")
MANY = _("{count} small things today. {time}, if you have them.")
COUNTS = {2: _("Two"), 3: _("Three"), 4: _("Four"), 5: _("Five")}
SOME = _("Some")
# Up to how many minutes each phrase is used.
TIMES = (
    (1, _("Half a minute")),
    (3, _("Three minutes")),
    (6, _("Five minutes")),
    (12, _("Ten minutes")),
    (20, _("A quarter of an hour")),
    (40, _("Half an hour")),
)
LONG = _("An hour")


def lead(minutes: Sequence[float]) -> Phrase:
    """`minutes`: of each thing that waits."""
    if not minutes:
        return Phrase(NOTHING)
    time = next((words for most, words in TIMES if sum(minutes) <= most), LONG)
    count = COUNTS.get(len(minutes), SOME)
    return Phrase(ONE if len(minutes) == 1 else MANY, {"count": count, "time": time})
