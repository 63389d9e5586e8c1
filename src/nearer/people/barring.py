"""Barring: whoever runs the server lets an account in no more. Nothing is deleted by it.

Its owner is told after the right words alone, so that a stranger who guesses learns nothing, and
can still take a copy of everything along. Nobody else is told.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from nearer.people.models import Person, Session
from nearer.people.sessions import end, note_use


class Barred(Exception):
    """The right words, for an account that is barred. `goes_at`: when it is deleted, if its owner
    had asked for that."""

    def __init__(self, goes_at: datetime | None) -> None:
        super().__init__()
        self.goes_at = goes_at


def bar(person: Person) -> int:
    """Ends every session, and none begins any more. Returns how many there were."""
    with transaction.atomic():
        Person.objects.filter(pk=person.pk).update(barred_on=timezone.now().date())
        return end(Session.objects.filter(person=person))


def unbar(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(barred_on=None)


def refuse_if_barred(person: Person) -> None:
    """Raises `Barred`. The right words count as a use of the account all the same: it is not lost,
    and nobody is let into its seat."""
    if person.barred_on:
        note_use(person.id, timezone.now())
        raise Barred(person.delete_after)
