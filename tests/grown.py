"""People who have signed up once for real, and whose rows are put back into the next test.

A sign-up costs an Argon2id and new keys of four kinds, and nearly every test begins with two. What
it leaves in the database is kept for the time of the run and put back as it was, under the same
pepper and the same price.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Model
from django.utils import timezone

from nearer.crypto import KeyringKey
from nearer.people import credentials
from nearer.people.keyring import About, Keyring, read_keyring
from nearer.people.models import Credential, Person, PublicIdentity, SealedKeyring
from nearer.people.pepper import pepper
from nearer.spaces.models import ChainLink, Seat, Space


@dataclass(frozen=True)
class Grown:
    """All that a sign-up has left, and the key that opens it."""

    rows: list[Model]
    key: KeyringKey

    def put_back(self) -> Keyring:
        for row in self.rows:
            new, today = copy.deepcopy(row), timezone.now().date()
            new._state.adding, new._state.db = True, None
            for day in ("joined_on", "opened_on"):
                if hasattr(new, day):
                    setattr(new, day, today)
            new.save(force_insert=True)
        return read_keyring(Person.objects.get(pk=self.rows[0].pk), self.key)


known: dict[tuple[object, ...], Grown] = {}


def sign_up(name: str, passphrase: str, about: About) -> Keyring:
    """A person as after signing up: the first time for real."""
    whose = (name, passphrase, about.time_zone, settings.NEARER_ARGON2, pepper())
    if whose in known and not Person.objects.filter(pk=known[whose].rows[0].pk).exists():
        return known[whose].put_back()
    keyring = credentials.sign_up(name, passphrase, about)
    known.setdefault(whose, Grown(list(rows_of(keyring)), keyring.key))
    return keyring


def rows_of(keyring: Keyring) -> Iterator[Model]:
    """Every row of somebody who has just signed up, in the order in which they can be put back."""
    me = keyring.me
    yield Person.objects.get(pk=me)
    for model in (PublicIdentity, Credential, SealedKeyring):
        yield from model._default_manager.filter(person=me)
    yield from Space.objects.filter(seats__person=me)
    yield from Seat.objects.filter(person=me)
    yield from ChainLink.objects.filter(space__seats__person=me).order_by("seq")
