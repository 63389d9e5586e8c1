"""Whether this place keeps quiet: no nudge to share or to pair, and nothing that shows it."""

from __future__ import annotations

from nearer.checkups.logic.safety import route
from nearer.checkups.payloads import SafetyAnswers
from nearer.spaces.space import OpenSpace


def newest_answers(space: OpenSpace) -> SafetyAnswers | None:
    """What the person said last in their own space."""
    found = space.entries(SafetyAnswers, limit=1)
    return found[0].payload if found else None


def is_quiet(space: OpenSpace) -> bool:
    """`space`: one's private one. Nothing answered is no yes."""
    return route(newest_answers(space)).quiet
