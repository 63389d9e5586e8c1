"""Does once what falls due: accounts whose grace is over, sessions and drafts past their time,
reminders. The server does so by itself, once a minute."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from nearer.site.our_command import OurCommand
from nearer.site.tick import tick_now


class Command(OurCommand):
    help = __doc__

    def handle(self, *_: Any, **__: Any) -> None:
        for name, count in tick_now(timezone.now()).items():
            self.stdout.write(f"{name}: {count}")
