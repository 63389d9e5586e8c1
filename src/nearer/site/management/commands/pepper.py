"""Makes the pepper file: 32 random bytes that belong to this database and stay out of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from nearer.site.checks import ensure_pepper
from nearer.site.command_errors import Refused


class Command(BaseCommand):
    help = __doc__

    def handle(self, *_: Any, **__: Any) -> None:
        path = settings.NEARER_PEPPER_FILE
        if path.exists():
            raise Refused(f"There is a pepper file at {path} already. It stays as it is.")
        ensure_pepper()
        self.stdout.write(
            f"Made {path}. Keep a copy where neither the database nor its backups are: whoever has "
            "both can guess at passphrases, and without it people need their recovery code."
        )
