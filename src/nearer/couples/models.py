"""Who is in a couple. Every readable column is explained in `docs/readable-columns.md`."""

from __future__ import annotations

from django.db import models

from nearer.people.models import Person
from nearer.store.rows import Row


class Coupled(Row):
    """One person is in one open couple at a time: the database itself refuses a second."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True)
    space = models.ForeignKey("spaces.Space", models.CASCADE)
