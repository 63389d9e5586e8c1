"""Errors of our commands: one plain sentence and exit code 1, never a traceback."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.management.base import CommandError

OPENING = "Nearer does not start like this."


class Refused(CommandError):
    """Django prints the name of this class and the sentence."""


def refuse_if(reasons: Iterable[str], opening: str = OPENING) -> None:
    """Raises `Refused` with every reason, a line each."""
    if found := list(reasons):
        raise Refused("\n- ".join([opening, *found]))
