"""The rows about people. Every readable column is explained in `docs/readable-columns.md`."""

from __future__ import annotations

import uuid

from django.db import models

from nearer.store.fields import BytesField
from nearer.store.rows import Row


class Person(Row):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=64, unique=True)
    epoch = models.PositiveIntegerField(default=1)
    joined_on = models.DateField()
    used_on = models.DateField(null=True)
    idle_minutes = models.PositiveSmallIntegerField(default=15)
    session_hours = models.PositiveSmallIntegerField(default=12)
    delete_after = models.DateTimeField(null=True, db_index=True)
    withdraws = models.BooleanField(default=False)
    barred_on = models.DateField(null=True)


class PublicIdentity(Row):
    """One epoch of a person's public keys. Found by fingerprint, so a swapped row is refused."""

    fingerprint = BytesField(primary_key=True, max_length=32)
    person = models.ForeignKey(Person, models.CASCADE, related_name="identities")
    public = BytesField()


class Credential(Row):
    """One way to the master key: a passphrase or a recovery code."""

    PASSPHRASE = "passphrase"  # noqa: S105
    RECOVERY = "recovery"

    pk = models.CompositePrimaryKey("person_id", "way")
    person = models.ForeignKey(Person, models.CASCADE, related_name="credentials")
    way = models.CharField(max_length=12)
    epoch = models.PositiveIntegerField()
    salt = BytesField(max_length=16, default=b"")
    cost = BytesField(max_length=16, default=b"")
    pepper = models.CharField(max_length=16, default="")
    verifier = BytesField(max_length=32, default=b"")
    box = BytesField()
    unproved = BytesField(null=True)  # type: ignore[misc]  # stubs: no null subclass


class SealedKeyring(Row):
    person = models.OneToOneField(Person, models.CASCADE, primary_key=True)
    revision = models.PositiveIntegerField()
    box = BytesField()


class Session(Row):
    """An unlocked device. Found by the hash of one cookie, opened by the secret in the other."""

    id = BytesField(primary_key=True, max_length=32)
    person = models.ForeignKey(Person, models.CASCADE, related_name="sessions")
    box = BytesField()
    device = BytesField()
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)


class Draft(Row):
    """Unsaved input, sealed under a secret that only one browser's cookie holds."""

    id = BytesField(primary_key=True, max_length=32)
    box = BytesField()
    is_begun = models.BooleanField(default=False)
    expires_at = models.DateTimeField(db_index=True)


class Attempts(Row):
    """A counter of the rate limits: attempts in one window of time, under a hash that names
    nobody."""

    key = BytesField(primary_key=True, max_length=16)
    tries = models.PositiveIntegerField()
    until = models.DateTimeField(db_index=True)
