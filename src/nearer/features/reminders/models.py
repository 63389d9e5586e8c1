"""The row of a reminder: what the tick has to know. Every column is explained in
`docs/readable-columns.md`."""

from __future__ import annotations

from django.db import models

from nearer.people.models import Person
from nearer.store.rows import Row


class Reminder(Row):
    """A mail at an hour the person chose. Whoever wants none has no row.

    `confirm_by`: until when the code that was mailed is valid; null once the address is confirmed.
    """

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True)
    address = models.EmailField()
    hour = models.PositiveSmallIntegerField()
    days = models.PositiveSmallIntegerField()
    zone = models.CharField(max_length=64)
    due_at = models.DateTimeField(db_index=True)
    confirm_by = models.DateTimeField(null=True)
