"""Writes everything on this server into one new file. What is sealed stays sealed in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from nearer.site import backup
from nearer.site.backup_file import UnsoundBackup, check
from nearer.site.checks import database_in_words
from nearer.site.command_errors import Refused
from nearer.site.our_command import OurCommand


class Command(OurCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="where to; it must not exist yet")
        look = "look at a file that is there instead: whether it is whole, and what is in it"
        parser.add_argument("--check", action="store_true", help=look)

    def handle(self, *_: Any, file: Path, **options: Any) -> None:
        if options["check"]:
            self.look(file)
        else:
            self.write(file)

    def look(self, file: Path) -> None:
        try:
            head = check(file)
        except UnsoundBackup as error:
            raise Refused(str(error)) from None
        people, entries = head.count("people.Person"), head.count("spaces.SealedEntry")
        self.stdout.write(
            f"{file} is whole: {people} people and {entries} entries, made on "
            f"{head.made:%Y-%m-%d at %H:%M} UTC by Nearer {head.version}."
        )

    def write(self, file: Path) -> None:
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
