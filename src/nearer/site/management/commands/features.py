"""Says which features are installed and what each brings: kinds, pages, cards, series, jobs."""

from __future__ import annotations

from typing import Any

from nearer.registry.listing import listing
from nearer.site.our_command import OurCommand


class Command(OurCommand):
    help = __doc__

    def handle(self, *_: Any, **__: Any) -> None:
        for line in listing():
            self.stdout.write(line)
