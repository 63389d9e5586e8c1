"""Public identities: the published keys of people, found by their fingerprint."""

from __future__ import annotations

import uuid

from nearer.crypto import BrokenSeal, Identity
from nearer.people.models import PublicIdentity


def publish(identity: Identity) -> None:
    """Files a public identity under its fingerprint."""
    PublicIdentity.objects.create(
        fingerprint=identity.fingerprint(),
        person_id=uuid.UUID(bytes=identity.person),
        public=identity.encode(),
    )


def find(fingerprint: bytes) -> Identity:
    """The published identity under a fingerprint, checked to be the one. Raises `BrokenSeal`."""
    row = PublicIdentity.objects.filter(fingerprint=fingerprint).first()
    if row is None:
        raise BrokenSeal
    found = Identity.decode(row.public)
    found.verify()
    if found.fingerprint() != fingerprint:
        raise BrokenSeal
    return found
