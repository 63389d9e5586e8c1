"""Writes everything on this server into one new file. What is sealed stays sealed in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from nearer.site import backup
from nearer.site.checks import database_in_words
from nearer.site.command_errors import Refused
from nearer.site.our_command import OurCommand


class Command(OurCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="where to; it must not exist yet")

    def handle(self, *_: Any, file: Path, **__: Any) -> None:
        try:
            counts = backup.write(file)
        except OSError as error:
            raise Refused(f"Cannot write {file}: {error.strerror}.") from None
        self.stdout.write(f"From {database_in_words()}.")
        people, entries = counts["people.Person"], counts["spaces.SealedEntry"]
        self.stdout.write(
            f"Wrote {file}: {people} people and {entries} entries, sealed as they are.\n"
            f"The pepper file is not inside. Without {settings.NEARER_PEPPER_FILE} nobody's "
            "passphrase fits: keep a copy of it, and keep it apart from this file."
        )
        if not people:
            raise Refused("Nobody has signed up in this database. See that it is the right one.")
