"""Says which database this is, and which settings are unsafe. Exit code 1 if Nearer would refuse to
start with them, or if people would find their passphrases wrong; 2 if they cannot be read."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from nearer.site.checks import (
    database_in_words,
    database_refusals,
    is_production,
    refusals,
    shut_out,
    tick_warnings,
    warnings,
)
from nearer.site.clock import zones_in_use
from nearer.site.command_errors import refuse_if
from nearer.site.our_command import OurCommand
from nearer.site.ports import port_number, usual_port
from nearer.site.reach import ask_running, out_of_reach


class Command(OurCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        ask = "ask a running Nearer instead whether it is well; for cron"
        parser.add_argument("--running", action="store_true", help=ask)
        parser.add_argument("--port", type=port_number, default=usual_port(), help="where it is")

    def handle(self, *_: Any, running: bool, port: int, **__: Any) -> None:
        if running:
            self.stdout.write(ask_running(port))
            return
        self.stdout.write(f"{settings.NEARER_URL}: {database_in_words()}, {settings_from()}.")
        refuse_if([*refusals(), *database_refusals()])
        self.check()
        refuse_if(shut_out(), "Nearer starts like this, but not everybody can come in.")
        for warning in [*warnings(), *tick_warnings(), *out_of_reach()]:
            self.stdout.write(f"Better: {warning}")
        self.stdout.write(zones_in_use())
        place = "The settings are sound." if is_production() else "Sound for localhost."
        self.stdout.write(place)


def settings_from() -> str:
    file = settings.SETTINGS_FILE
    return f"settings from {file}" if file else "settings from the environment alone"
