"""The rows of pairing. Every readable column is explained in `docs/readable-columns.md`."""

from __future__ import annotations

from django.db import models

from nearer.people.models import Person
from nearer.store.fields import BytesField
from nearer.store.rows import Row


class Ticket(Row):
    """An invitation by whoever runs the server. Found by a hash of its secret; signing up deletes
    it."""

    id = BytesField(primary_key=True, max_length=32)
    expires_at = models.DateTimeField(db_index=True)


class Invitation(Row):
    """One person's open invitation. Found by a hash of its secret, opened by the secret alone.

    Who was invited stands nowhere but inside the boxes.
    """

    OPEN = "open"
    TAKEN = "taken"  # somebody has come; both see names and words
    COMPARED = "compared"  # they have said that the words are the same
    RESTING = "resting"  # to be let back in, after weeks in which a living key ends it
    JOINED = "joined"  # the couple space is there; the row waits for them to step in

    id = BytesField(primary_key=True, max_length=32)
    inviter = models.OneToOneField(Person, models.CASCADE, related_name="invitation")
    status = models.CharField(max_length=8, default=OPEN)
    expires_at = models.DateTimeField(db_index=True)
    offer = BytesField()
    answer = BytesField(default=b"")
    place = BytesField(default=b"")
