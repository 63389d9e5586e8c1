"""A person's newest safety answers, in their private space, and how long a page may show them.

They never hide a part of a page: somebody looking over a shoulder would notice what is missing. So
nobody is urged to share, whatever they answered, and the invitation is suggested only until the
questions were asked.
"""

from __future__ import annotations

from datetime import timedelta

from nearer.features.checkups.payloads import SafetyAnswers
from nearer.spaces.space import OpenSpace

A_WHILE = timedelta(minutes=15)


def was_asked(space: OpenSpace) -> bool:
    """Whether the questions were answered. `space`: the person's private one."""
    return bool(space.count(SafetyAnswers))


def just_said(space: OpenSpace) -> SafetyAnswers | None:
    """The answers of the last 15 minutes, or None. Their page stays in the browser's history: later
    it must show nobody what was answered."""
    # Not with a limit: of two on one day it may be the older that is left.
    found = space.entries(SafetyAnswers, since=space.today() - timedelta(days=1))
    is_new = found and space.clock() - found[0].at < A_WHILE
    return found[0].payload if is_new else None
