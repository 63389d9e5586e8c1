"""The other has new keys: a shared place stays shut until the two have compared words again.

After a lost passphrase, a recovery code or a re-key, the chain says so, signed with the older keys.
It blocks and does not warn, because whoever copied the older keys could have said so too.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from nearer.crypto import BrokenSeal, Identity, same
from nearer.pairing.state import NoLongerOpen
from nearer.people.keyring import Keyring
from nearer.seats.chain import read_chain
from nearer.spaces.kinds import COUPLE


@dataclass(frozen=True, repr=False)
class Changed:
    """Whose words are new, and in which space."""

    space: uuid.UUID
    mine: Identity
    other: Identity

    @property
    def seen(self) -> str:
        return self.other.fingerprint().hex()


def changed(keyring: Keyring) -> Changed | None:
    """The first couple space in which the other has words that were not compared."""
    return next(_changed(keyring), None)


def _changed(keyring: Keyring) -> Iterator[Changed]:
    pins, me = keyring.contents.pins, keyring.me.bytes
    for space in keyring.spaces(COUPLE.name):
        ring = keyring.ring(space)
        if ring is None or ring.left:
            continue
        try:
            chain = read_chain(keyring, space, any_words=True)
        except BrokenSeal:
            continue
        members = chain.state.members
        for person, fingerprint in members.items():
            if person != me and me in members and pins.get(person) != fingerprint:
                mine = chain.identities[members[me]]
                yield Changed(space, mine, chain.identities[fingerprint])


def accept(keyring: Keyring, seen: bytes) -> None:
    """The new words are the same on both screens: from now on they are the ones that count."""
    now = changed(keyring)
    if now is None or not same(seen, now.other.fingerprint()):
        raise NoLongerOpen
    person = now.other.person
    keyring.change(lambda contents: contents.pins.update({person: seen}))
