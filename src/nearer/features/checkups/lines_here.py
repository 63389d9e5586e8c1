"""The help lines of this server: ours, or those of the file that the operator names."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from nearer.features.checkups.logic.helplines import HelpLines, help_lines


def lines_here() -> HelpLines:
    """Raises `MisreadHelpLines`."""
    file = settings.NEARER_HELP_LINES
    return help_lines(Path(file) if file else None)
