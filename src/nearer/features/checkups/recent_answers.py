"""What a person has said of their safety, in their own space, and for how long that may be seen.

Nothing here changes what a page shows: whatever missed would be missed by whoever looks over a
shoulder too. So nobody is urged to share, whatever they answered, and the invitation is suggested
only until the questions were asked.
"""

from __future__ import annotations

from datetime import timedelta

from nearer.features.checkups.payloads import SafetyAnswers
from nearer.spaces.space import OpenSpace

A_WHILE = timedelta(minutes=15)


def was_asked(space: OpenSpace) -> bool:
    """`space`: one's private one."""
    return bool(space.count(SafetyAnswers))


def just_said(space: OpenSpace) -> SafetyAnswers | None:
    """The newest answers, for as long as somebody reads what they lead to. The page is in the
    browser's history: later it shows nobody what was answered."""
    found = space.entries(SafetyAnswers, limit=1)
    is_new = found and space.clock() - found[0].at < A_WHILE
    return found[0].payload if is_new else None
