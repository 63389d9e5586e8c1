"""The people here: who they are, and how much they have; locks one's devices, or erases one. What
anybody wrote is sealed, for this command too."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from nearer.pairing.models import Ticket
from nearer.people.models import Person
from nearer.site import people_here
from nearer.site.checks import database_refusals
from nearer.site.command_errors import Refused, refuse_if
from nearer.site.our_command import OurCommand

COLUMNS = "{:<34}{:<14}{:<10}{}"


class Command(OurCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", metavar="ACT")
        acts.add_parser(
            "list", help="names, days of signing up, sizes (this is what it does alone)"
        )
        for act, about in (
            ("lock", "sign one out on all devices; their passphrase opens again"),
            ("erase", "erase one with all that is theirs alone, at once"),
        ):
            one = acts.add_parser(act, help=about)
            one.add_argument("name", help="the name they sign in with")
            if act == "erase":
                one.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *_: Any, act: str | None, **options: Any) -> None:
        refuse_if(database_refusals(), "There is nobody to look for yet.")
        if act in (None, "list"):
            self.list()
        elif act == "lock":
            count = people_here.lock(found(options["name"]))
            self.stdout.write(f"Signed out on {count} devices.")
        else:
            self.erase(found(options["name"]), sure=options["yes"])

    def list(self) -> None:
        rows = [*people_here.accounts()]
        if rows:
            self.stdout.write(COLUMNS.format("name", "since", "size", ""))
        for row in rows:
            goes = f"goes on {row.goes_at:%Y-%m-%d}" if row.goes_at else ""
            size = f"{row.megabytes} MB"
            line = COLUMNS.format(row.name, row.joined_on.isoformat(), size, goes)
            self.stdout.write(line.rstrip())
        tickets = Ticket.objects.count()
        self.stdout.write(
            f"{len(rows)} people, {people_here.everything_in_megabytes()} MB in all, "
            f"{tickets} invitations of yours open."
        )

    def erase(self, person: Person, *, sure: bool) -> None:
        if not sure:
            self.stdout.write(
                f"This erases {person.name} with all that is theirs alone, and nobody can bring it "
                "back. What they shared with a partner stays with that partner."
            )
            if typed("Type the name once more to go on: ") != person.name:
                raise Refused("That is another name. Nobody was erased.")
        people_here.erase(person)
        self.stdout.write("Erased. In backups of before, they are until those are gone.")


def typed(question: str) -> str:
    try:
        return input(question).strip()
    except EOFError:  # no person at a keyboard
        return ""


def found(name: str) -> Person:
    try:
        return people_here.find(name)
    except people_here.NobodyOfThatName:
        raise Refused(f"Nobody here signs in as {name}.") from None
