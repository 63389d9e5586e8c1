"""Reads a backup into an empty database, of either kind: all of it, or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandParser

from nearer.people.models import Credential
from nearer.people.pepper import pepper
from nearer.site import restoring
from nearer.site.backup_file import UnsoundBackup
from nearer.site.command_errors import Refused
from nearer.site.our_command import OurCommand


class Command(OurCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="what `nearer backup` wrote")

    def handle(self, *_: Any, file: Path, **__: Any) -> None:
        call_command("migrate", verbosity=0)
        try:
            counts = restoring.restore(file)
        except UnsoundBackup as error:
            raise Refused(str(error)) from None
        people, entries = counts["people.Person"], counts["spaces.SealedEntry"]
        self.stdout.write(f"Restored {people} people and {entries} entries.")
        self.stdout.write(pepper_fits() or "Everybody signs in again.")


def pepper_fits() -> str:
    """What to do if the pepper file is not the one that the restored passphrases were made with."""
    path = settings.NEARER_PEPPER_FILE
    ours = pepper()[0] if path.exists() else ""
    if not Credential.objects.exclude(pepper__in=("", ours)).exists():
        return ""
    return (
        f"Their passphrases fit with the pepper file of the server they come from, and with no "
        f"other. Put that one at {path} before anybody signs in."
    )
