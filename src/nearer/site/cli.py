"""The `nearer` command: Django's own, with our settings and our commands beside its."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nearer.site.settings")
    execute_from_command_line(["nearer", *sys.argv[1:]])
