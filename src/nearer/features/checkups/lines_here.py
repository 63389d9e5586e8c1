"""The help lines of this server: ours, or those of the file that the operator names."""

from __future__ import annotations

from django.conf import settings

from nearer.features.checkups.logic.helplines import HelpLines, help_lines


def lines_here() -> HelpLines:
    """Raises `MisreadHelpLines`."""
    return help_lines(settings.NEARER_HELP_LINES)
