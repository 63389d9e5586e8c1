"""Writes everything on this server into one new file. What is sealed stays sealed in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from nearer.site import backup
from nearer.site.command_errors import Refused


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="where to; it must not exist yet")

    def handle(self, *_: Any, file: Path, **__: Any) -> None:
        try:
            counts = backup.write(file)
        except OSError as error:
            raise Refused(f"Cannot write {file}: {error.strerror}.") from None
        people, entries = counts["people.Person"], counts["spaces.SealedEntry"]
        self.stdout.write(
            f"Wrote {file}: {people} people and {entries} entries, sealed as they are.\n"
            f"The pepper file is not inside. Without {settings.NEARER_PEPPER_FILE} nobody's "
            "passphrase fits: keep a copy of it, and keep it apart from this file."
        )
