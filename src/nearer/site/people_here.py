"""The people of this server as an operator sees them: names, days and rough sizes.

Nothing here holds a key. How many entries somebody has, and when they were last here, is left out
on purpose: on a server for two, such a list would tell one what the other does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.apps import apps
from django.db.models import Sum
from django.db.models.functions import Length

from nearer.people import erasing, sessions
from nearer.people.models import Person, Session
from nearer.people.names import fold
from nearer.site.metrics import database_size

MEGABYTE = 1_000_000


class NobodyOfThatName(Exception):
    """Nobody here signs in with this name."""


@dataclass(frozen=True)
class Account:
    """`megabytes`: whole ones, and at least one, so that neither a first sentence nor one more is
    seen."""

    name: str
    joined_on: date
    goes_at: datetime | None
    barred_on: date | None
    megabytes: int


def accounts() -> Iterator[Account]:
    """By the day on which they signed up."""
    sizes = _bytes_by_author()
    for person in Person.objects.order_by("joined_on", "name"):
        megabytes = in_megabytes(sizes.get(person.id.bytes, 0))
        yield Account(
            person.name, person.joined_on, person.delete_after, person.barred_on, megabytes
        )


def _bytes_by_author() -> dict[bytes, int]:
    # Of the entries nothing is read but their length.
    entries = apps.get_model("spaces", "SealedEntry")._default_manager
    sizes = entries.values_list("author_id").annotate(size=Sum(Length("blob")))
    rows = sizes.order_by().values_list("author_id", "size")
    return {bytes(author): size for author, size in rows}


def in_megabytes(size: int) -> int:
    return 1 + size // MEGABYTE


def everything_in_megabytes() -> int:
    return in_megabytes(database_size())


def find(name: str) -> Person:
    """Raises `NobodyOfThatName`."""
    try:
        return Person.objects.get(name=fold(name))
    except Person.DoesNotExist:
        raise NobodyOfThatName from None


def lock(person: Person) -> int:
    """Ends every session of theirs. Returns how many."""
    return sessions.end(Session.objects.filter(person=person))


def erase(person: Person) -> None:
    """At once: what is theirs alone is gone, and what they shared with a partner stays."""
    erasing.erase(person)
