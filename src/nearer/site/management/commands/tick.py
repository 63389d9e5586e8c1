"""Does once what falls due: accounts whose grace is over, sessions and drafts past their time,
reminders. The server does so by itself, once a minute. Exit code 1 if a mail server kept it from
something; what that takes later is tried again."""

from __future__ import annotations

import sys
from typing import Any

from django.utils import timezone

from nearer.site.our_command import OurCommand
from nearer.site.tick import tick_now


class Command(OurCommand):
    help = __doc__

    def handle(self, *_: Any, **__: Any) -> None:
        done = tick_now(timezone.now())
        for name, count in done.counts.items():
            self.stdout.write(f"{name}: {count}")
        if done.left:
            sys.exit("\n".join(done.left))
