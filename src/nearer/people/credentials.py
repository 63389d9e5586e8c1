"""Credentials: signing up, signing in, the recovery code, and changing any of them.

One Argon2id derivation gives both the verifier that is compared and the key that unwraps the
master key. The master key lives inside these functions only; what leaves them is an open keyring.
"""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from nearer.crypto import (
    Cost,
    MasterKey,
    Stretched,
    keyring_key,
    new_identity,
    new_master_key,
    new_salt,
    rate_key,
    same,
    stretch,
    unwrap,
    wrap,
)
from nearer.people import events, public_identities, recovery
from nearer.people.admission import Admit, freely
from nearer.people.barring import refuse_if_barred
from nearer.people.keyring import (
    About,
    Contents,
    Keyring,
    Opened,
    WrongWords,
    open_with,
    seal_contents,
)
from nearer.people.models import Credential, Person, SealedKeyring
from nearer.people.names import fold, spellings
from nearer.people.pepper import pepper
from nearer.people.rate_limits import Asker, attempt


class NameTaken(Exception):
    """Somebody on this server already signs in with this name."""


def wished_cost() -> Cost:
    """The Argon2id cost of a new derivation, from the settings. Raises `BrokenSeal` below the
    floor."""
    memory, passes = settings.NEARER_ARGON2.split(":")
    return Cost(int(memory), int(passes))


def sign_up(name: str, passphrase: str, about: About, admit: Admit = freely) -> Keyring:
    """Creates a person with keys, keyring and passphrase. Raises `NameTaken`, and what `admit`
    raises."""
    person = Person(name=fold(name), joined_on=timezone.now().date())
    master = new_master_key()
    identity_secrets, identity = new_identity(person.id.bytes, person.epoch)
    stretched = stretch_wished(passphrase, salt := new_salt())
    pins = {person.id.bytes: identity.fingerprint()}
    contents = Contents(1, identity_secrets, {}, pins, about)
    keyring = Keyring(person, keyring_key(master, person.id.bytes), contents, revision=1)
    try:
        with transaction.atomic():
            if Person.objects.filter(name__in=spellings(name)).exists():
                raise NameTaken
            person.save(force_insert=True)
            public_identities.publish(identity)
            SealedKeyring.objects.create(
                person=person,
                revision=1,
                box=seal_contents(keyring.key, person.id, 1, contents),
            )
            keep_passphrase(keyring, master, stretched, salt)
            recovery.keep_code(keyring, master)
            events.arrived(keyring)
            admit()
    except IntegrityError:
        raise NameTaken from None
    return keyring


def sign_in(name: str, passphrase: str, asker: Asker) -> Keyring:
    """The person's open keyring. Raises `WrongWords`, `Barred`, `TooManyTries`, `TooBusy`.

    An unknown name takes the same work and gets the same answer as a wrong passphrase.
    """
    with attempt(fold(name), asker):
        return unlock(name, passphrase)


def unlock(name: str, passphrase: str) -> Keyring:
    """As `sign_in`, for an attempt that the rate limits watch. Raises `WrongWords`, `Barred`,
    `TooBusy`."""
    opened = _open_with_passphrase(name, passphrase)
    refuse_if_barred(opened.keyring.owner)
    events.unlocked(opened.keyring)
    return opened.keyring


def open_barred(name: str, words: str, asker: Asker) -> Keyring:
    """As `sign_in`, by passphrase or recovery code and for an account that is barred: to take
    along what is there. Raises `WrongWords` for every other, `TooManyTries`, `TooBusy`."""
    with attempt(fold(name), asker):
        opened = recovery.open_if_code(name, words) or _open_with_passphrase(name, words)
        if not opened.keyring.owner.barred_on:
            raise WrongWords
    return opened.keyring


def confirm(person: Person, passphrase: str, asker: Asker) -> Opened:
    """Re-authentication: asks for the passphrase again before a credential is changed. Raises as
    `sign_in` does."""
    with attempt(person.name, asker):
        return _open_with_passphrase(person.name, passphrase)


def change_passphrase(opened: Opened, passphrase: str) -> None:
    """Wraps the same master key under a new passphrase. Raises `WrongWords` after a re-key."""
    stretched = stretch_wished(passphrase, salt := new_salt())
    with transaction.atomic():
        _check_epoch(opened.keyring.owner)
        keep_passphrase(opened.keyring, opened.master, stretched, salt)


def change_code(opened: Opened) -> None:
    """Makes a new recovery code for the same master key. Raises `WrongWords` after a re-key."""
    with transaction.atomic():
        _check_epoch(opened.keyring.owner)
        recovery.keep_code(opened.keyring, opened.master)


def _check_epoch(person: Person) -> None:
    """Raises `WrongWords` if another device has replaced all keys meanwhile: wrapping the outdated
    master key would overwrite a credential that works."""
    if not Person.objects.select_for_update().filter(pk=person.pk, epoch=person.epoch).first():
        raise WrongWords


def keep_passphrase(keyring: Keyring, master: MasterKey, stretched: Stretched, salt: bytes) -> None:
    """Stores the passphrase's wrap in place of an older one, which opens nothing any more."""
    person, cost = keyring.owner, wished_cost().encode()
    box = wrap(
        stretched.wrap_key,
        Credential.PASSPHRASE,
        person.id.bytes,
        person.epoch,
        cost + salt,
        master,
    )
    Credential.objects.update_or_create(
        person=person,
        way=Credential.PASSPHRASE,
        defaults={
            "epoch": person.epoch,
            "salt": salt,
            "cost": cost,
            "pepper": pepper()[0],
            "verifier": stretched.verifier,
            "box": box,
        },
    )
    keyring.remember_wrap(Credential.PASSPHRASE, box)


def stretch_wished(passphrase: str, salt: bytes) -> Stretched:
    """One derivation at the cost that new wraps get. Raises `TooBusy`."""
    return stretch(passphrase, salt, wished_cost(), pepper()[1])


def _open_with_passphrase(name: str, passphrase: str) -> Opened:
    decoy = _decoy(fold(name))  # for every name, so that it takes the same time
    row = recovery.find(name, Credential.PASSPHRASE) or decoy
    stretched = stretch(passphrase, row.salt, Cost.decode(row.cost), pepper()[1])
    if not same(stretched.verifier, row.verifier):
        raise WrongWords
    person = row.person
    master = unwrap(
        stretched.wrap_key,
        row.way,
        person.id.bytes,
        row.epoch,
        row.cost + row.salt,
        row.box,
    )
    opened = open_with(person, master)
    opened.keyring.check_wrap(row.way, row.box)
    if row.cost != wished_cost().encode():
        _make_dearer(row, opened, passphrase)
    return opened


def _make_dearer(row: Credential, opened: Opened, passphrase: str) -> None:
    """Wraps again at today's cost, unless the passphrase has been changed meanwhile."""
    stretched = stretch_wished(passphrase, salt := new_salt())
    with transaction.atomic():
        if Credential.objects.select_for_update().filter(pk=row.pk, verifier=row.verifier).first():
            keep_passphrase(opened.keyring, opened.master, stretched, salt)


def _decoy(name: str) -> Credential:
    """A credential for an unknown name: the same salt and cost each time, and a verifier that
    nothing matches. The cost is that of one of the people here: they differ after the operator has
    changed it, until everybody has signed in."""
    salt = rate_key(pepper()[1], b"decoy", name.encode())
    costs = Credential.objects.filter(way=Credential.PASSPHRASE).order_by("person_id")
    place = int.from_bytes(salt) % max(1, costs.count())
    found = costs.values_list("cost", flat=True)[place : place + 1]
    return Credential(
        way=Credential.PASSPHRASE,
        salt=salt,
        cost=next(iter(found), wished_cost().encode()),
        verifier=secrets.token_bytes(32),
    )
