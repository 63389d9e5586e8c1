"""Brings the database up to date: before the first start, and after an upgrade."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate

from nearer.site.command_errors import Refused
from nearer.site.our_command import OurCommand


class Command(migrate.Command):
    help = __doc__ or ""
    suppressed_base_arguments = OurCommand.suppressed_base_arguments

    def handle(self, *words: Any, **options: Any) -> None:
        # Back is a backup: undoing a migration deletes what stands in its columns.
        if options["app_label"]:
            raise Refused(
                "Tables are brought forward, all of them together. To go back, restore a backup "
                "into an empty database."
            )
        super().handle(*words, **options)
