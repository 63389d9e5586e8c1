"""The rows of spaces. Every readable column is explained in `docs/readable-columns.md`.

`space_id` comes first in every primary key and unique constraint, so that the tables can be
distributed by space unchanged.
"""

from __future__ import annotations

import uuid

from django.db import models

from nearer.people.models import Person
from nearer.store.fields import BytesField
from nearer.store.rows import Row


class Space(Row):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=12)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)


class Seat(Row):
    """Somebody's place in a space. The keyring opens; the seat says that it still may. After
    `left_on` it may open what was there until then."""

    pk = models.CompositePrimaryKey("space_id", "person_id")
    space = models.ForeignKey(Space, models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, models.CASCADE, related_name="seats")
    left_on = models.DateField(null=True)


class ChainLink(Row):
    """One signed link of a space's membership chain, with the public identity it names."""

    pk = models.CompositePrimaryKey("space_id", "seq")
    space = models.ForeignKey(Space, models.CASCADE, related_name="links")
    seq = models.PositiveIntegerField()
    link = BytesField()
    identity = BytesField()


class SealedGrant(Row):
    """A generation's root on its way to one person. Deleted when it is in their keyring."""

    pk = models.CompositePrimaryKey("space_id", "person_id", "generation")
    space = models.ForeignKey(Space, models.CASCADE, related_name="grants")
    person = models.ForeignKey(Person, models.CASCADE, related_name="grants")
    generation = models.PositiveIntegerField()
    sealed = BytesField()
    signature = BytesField()


class SealedEntry(Row):
    """One sealed payload in one space for ever.

    Its ids are bare bytes: years of rows are read at once, and a UUID each would cost more than
    opening the seal.
    """

    pk = models.CompositePrimaryKey("space_id", "id")
    space = models.ForeignKey(Space, models.CASCADE, related_name="entries")
    id = BytesField(max_length=16)
    generation = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()
    author_id = BytesField(max_length=16)
    tag = BytesField(max_length=12)
    slot = BytesField(max_length=16, null=True)  # type: ignore[misc]  # stubs: no null subclass
    day = models.DateField()
    blob = BytesField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["space", "slot"], name="one_entry_a_slot"),
        ]
        indexes = [
            models.Index(fields=["space", "tag", "-day"], name="newest_of_a_kind"),
            models.Index(fields=["space", "author_id", "tag", "revision"], name="what_each_has"),
        ]
