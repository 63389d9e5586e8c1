"""Makes demo people to try Nearer out with: a couple with 120 days of check-ins, and one alone."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from nearer.demo import guests, people
from nearer.people.credentials import NameTaken
from nearer.people.models import Person
from nearer.site.checks import database_refusals, is_production, refusals
from nearer.site.command_errors import Refused, refuse_if
from nearer.site.our_command import OurCommand
from nearer.site.pepper_checks import ensure_pepper

WHO = {
    guests.ANN: "120 days behind her, together with Ben",
    guests.BEN: "the same days, as he saw them",
    guests.SAM: "began twelve days ago, alone for now",
}


class Command(OurCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="only where nobody is yet")

    def handle(self, *_: Any, if_empty: bool, **__: Any) -> None:
        if is_production():
            raise Refused("Everybody knows the demo's passphrases. It is for localhost alone.")
        refuse_if([*refusals(), *database_refusals()])
        ensure_pepper()
        if not (if_empty and Person.objects.exists()):
            self.make()
        if people.is_here():
            self.tell()

    def make(self) -> None:
        try:
            people.make()
        except NameTaken:
            raise Refused("Somebody with a name of the demo is here. Nobody was changed.") from None

    def tell(self) -> None:
        self.stdout.write(f"\nSign in at {settings.NEARER_URL}/sign-in/ as")
        for guest, who in WHO.items():
            self.stdout.write(f"  {guest.name}   {guest.passphrase:<26}{who}")
        self.stdout.write("or begin as yourself at the front page.\n")
