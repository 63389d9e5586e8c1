"""What people do in the tests of membership."""

from __future__ import annotations

from nearer.crypto import Link
from nearer.people import credentials
from nearer.people.rate_limits import Asker
from nearer.people.rekey import renew
from nearer.spaces.models import ChainLink
from tests.cast import Couple, Friend
from tests.spaces.notes import Note

AGAIN = "another kettle another lantern"


def words(friend: Friend, couple: Couple) -> set[str]:
    return {entry.payload.text for entry in couple.seen_by(friend).entries(Note)}


def last_link(couple: Couple) -> Link:
    """The end of the stored chain, as it lies there."""
    rows = ChainLink.objects.filter(space_id=couple.id).order_by("seq")
    return Link.decode([row.link for row in rows][-1])


def rekey(friend: Friend) -> None:
    """New keys, as after the recovery code was used."""
    opened = credentials.confirm(friend.keyring.owner, friend.passphrase, Asker("203.0.113.2"))
    friend.keyring = renew(opened, AGAIN)
    friend.passphrase = AGAIN


def accept(friend: Friend, other: Friend) -> None:
    """The two have compared the six words again."""
    fingerprint = other.refresh().contents.pins[other.keyring.me.bytes]
    friend.refresh().change(lambda ring: ring.pins.update({other.keyring.me.bytes: fingerprint}))
