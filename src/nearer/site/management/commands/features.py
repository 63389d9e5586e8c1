"""Says which features are installed and what each brings: kinds, pages, cards, series, jobs."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from nearer.registry.listing import listing


class Command(BaseCommand):
    help = __doc__

    def handle(self, *_: Any, **__: Any) -> None:
        for line in listing():
            self.stdout.write(line)
