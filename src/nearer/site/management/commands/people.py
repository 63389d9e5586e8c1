"""The people here: who they are, and how much they have; locks one's devices, bars one, or erases
one. What anybody wrote is sealed, for this command too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management.base import CommandParser

from nearer.pairing.models import Ticket
from nearer.people import barring
from nearer.people.models import Person
from nearer.site import people_here
from nearer.site.checks import database_refusals
from nearer.site.command_errors import Refused, refuse_if
from nearer.site.notice import contact
from nearer.site.our_command import OurCommand

ACTS = {
    "lock": "sign one out on all devices; their passphrase opens again",
    "bar": "let one in no more; nothing is deleted, and they are told when they try",
    "unbar": "let them in again",
    "erase": "erase one with all that is theirs alone, at once",
}
COLUMNS = "{:<34}{:<14}{:<10}{}"


class Command(OurCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", metavar="ACT")
        acts.add_parser(
            "list", help="names, days of signing up, sizes (this is what it does alone)"
        )
        for act, about in ACTS.items():
            one = acts.add_parser(act, help=about)
            one.add_argument("name", help="the name they sign in with")
            if act == "erase":
                one.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *_: Any, act: str | None, **options: Any) -> None:
        refuse_if(database_refusals(), "There is nobody to look for yet.")
        if act in (None, "list"):
            self.list()
        elif act == "erase":
            self.erase(found(options["name"]), sure=options["yes"])
        else:
            do = {"lock": lock, "bar": bar, "unbar": unbar}[act]
            self.stdout.write(do(found(options["name"])))

    def list(self) -> None:
        rows = [*people_here.accounts()]
        if rows:
            self.stdout.write(COLUMNS.format("name", "since", "size", ""))
        for row in rows:
            size, state = f"{row.megabytes} MB", ", ".join(state_of(row))
            line = COLUMNS.format(row.name, row.joined_on.isoformat(), size, state)
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


def lock(person: Person) -> str:
    return f"Signed out on {people_here.lock(person)} devices."


def bar(person: Person) -> str:
    count = barring.bar(person)
    how = "" if contact() else " NEARER_NOTICE has no contact, so they are not told how."
    return (
        f"Barred, and signed out on {count} devices. Nothing is deleted. Whoever comes with the "
        f"right passphrase or code is told so, may take a copy along, and is sent to you.{how}"
    )


def unbar(person: Person) -> str:
    barring.unbar(person)
    return "Their passphrase opens again."


def state_of(row: people_here.Account) -> Iterator[str]:
    if row.barred_on:
        yield f"barred on {row.barred_on}"
    if row.goes_at:
        yield f"goes on {row.goes_at:%Y-%m-%d}"


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
