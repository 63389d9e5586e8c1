"""What our commands have in common: `--help` tells of their own options, and not of Django's."""

from __future__ import annotations

from django.core.management.base import BaseCommand


class OurCommand(BaseCommand):
    requires_system_checks: list[str] = []  # `check` and `serve` ask them
    suppressed_base_arguments = {
        "--version",
        "--verbosity",
        "--settings",
        "--pythonpath",
        "--traceback",
        "--no-color",
        "--force-color",
    }
