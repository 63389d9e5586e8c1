"""Makes the pepper file: 32 random bytes that belong to this database and stay out of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from nearer.site.command_errors import Refused
from nearer.site.our_command import OurCommand
from nearer.site.pepper_checks import ensure_pepper, people_with_pepper


class Command(OurCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        words = "there was one, and it is lost for good: people come in with their recovery code"
        parser.add_argument("--lost", action="store_true", help=words)

    def handle(self, *_: Any, lost: bool, **__: Any) -> None:
        path = settings.NEARER_PEPPER_FILE
        if path.exists():
            raise Refused(f"There is a pepper file at {path} already. It stays as it is.")
        if not lost and (count := people_with_pepper()):
            raise Refused(
                f"{count} of the people here signed up with another pepper file. With a new one "
                f"every passphrase of theirs is wrong: put theirs at {path}. Only if it is lost "
                "for good, run `nearer pepper --lost`."
            )
        ensure_pepper()
        self.stdout.write(
            f"Made {path}. Keep a copy where neither the database nor its backups are: whoever has "
            "both can guess at passphrases, and without it people need their recovery code."
        )
