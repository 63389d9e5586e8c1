"""Makes a link with which one new person may sign up, once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone

from nearer.pairing import tickets
from nearer.pairing.models import Ticket
from nearer.site.checks import database_refusals
from nearer.site.command_errors import Refused, refuse_if
from nearer.site.our_command import OurCommand

DAYS, LONGEST = 14, 90


class Command(OurCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        days = f"for how many days it is open ({DAYS})"
        parser.add_argument("--days", type=int, choices=range(1, LONGEST + 1), default=DAYS,
            metavar=f"1..{LONGEST}", help=days)  # fmt: skip
        take_back = "take back every link that nobody has used yet"
        parser.add_argument("--withdraw", action="store_true", help=take_back)

    def handle(self, *_: Any, days: int, withdraw: bool, **__: Any) -> None:
        refuse_if(database_refusals(), "There is nowhere to invite to yet.")
        if withdraw:
            self.stdout.write(f"Took back {Ticket.objects.all().delete()[0]} links.")
            return
        if settings.NEARER_SIGN_UP == tickets.CLOSED:
            raise Refused("NEARER_SIGN_UP is closed, so nobody could sign up with it.")
        until = timezone.now() + timedelta(days=days)
        self.stdout.write(tickets.make(until))
        self.stdout.write(
            f"It is good for one person, once, until {until:%Y-%m-%d}. Whoever has it may sign up: "
            "give it to them in a way that others do not read."
        )
