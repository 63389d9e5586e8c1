"""Re-key: replaces every key, after a compromise or after the recovery code was used.

A new master key, a new epoch of the identity, a new passphrase wrap and a new recovery code; every
session ends; higher layers give each space a new generation and re-encrypt the person's own
entries. An old backup with an old passphrase opens nothing that was written afterwards.
"""

from __future__ import annotations

from django.db import transaction

from nearer.crypto import (
    Identity,
    IdentitySecrets,
    KeyringKey,
    keyring_key,
    new_identity,
    new_master_key,
    new_salt,
)
from nearer.people import credentials, events, public_identities, recovery
from nearer.people.keyring import Keyring, Opened, StaleKeyring, seal_contents
from nearer.people.models import Person, SealedKeyring, Session
from nearer.people.sessions import end


def renew(opened: Opened, passphrase: str) -> Keyring:
    """Replaces every key of a person. Returns the keyring under the new master key.

    Raises `StaleKeyring` when another device has just done the same, or has changed the keyring.
    Spaces re-encrypt their history afterwards, in small transactions, on the event `reopened`.
    """
    old = opened.keyring
    stretched = credentials.stretch_wished(passphrase, salt := new_salt())
    master = new_master_key()
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=old.me)
        if person.epoch != old.owner.epoch:
            raise StaleKeyring
        person.epoch += 1
        person.save(update_fields=["epoch"])
        secrets, identity = new_identity(person.id.bytes, person.epoch)
        public_identities.publish(identity)
        events.renewed(old, identity)
        keyring = _move(old, person, keyring_key(master, person.id.bytes), secrets, identity)
        credentials.keep_passphrase(keyring, master, stretched, salt)
        recovery.keep_code(keyring, master)
        end(Session.objects.filter(person=person))
    events.reopened(keyring)
    return keyring


def _move(
    old: Keyring,
    person: Person,
    key: KeyringKey,
    secrets: IdentitySecrets,
    identity: Identity,
) -> Keyring:
    """The same contents with the new identity, under the new key, at the next revision."""
    contents = old.contents
    contents.secrets = secrets
    contents.pins[person.id.bytes] = identity.fingerprint()
    keyring = Keyring(person, key, contents, old.revision + 1)
    stored = SealedKeyring.objects.filter(person=person, revision=old.revision)
    box = seal_contents(key, person.id, keyring.revision, contents)
    if not stored.update(revision=keyring.revision, box=box):
        raise StaleKeyring
    return keyring
