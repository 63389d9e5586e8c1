"""Sealed letters: what two people tell each other before there is a space they share.

Sealed under the invitation's secret, which only the link and the two keyrings hold (see
`crypto.draft`; each box has its own purpose). Wire formats, as msgpack arrays:

    offer  = [person(16), name, fingerprint(32), home(16), question, words, again]  by who invites
    answer = [person(16), name, fingerprint(32), home(16), words]                   by who comes
    place  = the couple space's id (16)                                             by who invites

`again`: into a space that is there already, for somebody who lost every key.
`home` is the writer's private space: whose open pages are told that something is new here.
"""

from __future__ import annotations

import uuid
from typing import Annotated, TypeVar

import msgspec
from msgspec.structs import force_setattr

from nearer.crypto import BrokenSeal, Identity, open_draft, seal_draft
from nearer.people import public_identities
from nearer.people.keyring import Keyring
from nearer.people.names import Name, fitting
from nearer.spaces import events
from nearer.ui.direction import isolated

Bytes16 = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
Bytes32 = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
# An answer to the light question; it may stay empty.
LightWords = Annotated[str, msgspec.Meta(max_length=500)]


class Party(msgspec.Struct, array_like=True, frozen=True, forbid_unknown_fields=True):
    """One of the two, as they show themselves to the other."""

    person: Bytes16
    name: Name
    fingerprint: Bytes32
    home: Bytes16

    def __post_init__(self) -> None:
        if not (sound := fitting(self.name)):
            raise ValueError("no name")
        force_setattr(self, "name", sound)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    @property
    def called(self) -> str:
        """Their name in a sentence, kept apart from it."""
        return isolated(self.name)

    @property
    def id(self) -> uuid.UUID:
        return uuid.UUID(bytes=self.person)

    def identity(self) -> Identity:
        """Their published keys, which fit the fingerprint they gave. Raises `BrokenSeal`."""
        found = public_identities.find(self.fingerprint)
        if found.person != self.person:
            raise BrokenSeal
        return found

    @property
    def seen(self) -> str:
        """The fingerprint as it stands in the form beside the words."""
        return self.fingerprint.hex()

    def tell(self) -> None:
        """Lets their open pages know that something is new, and not what."""
        events.written.send_robust(None, space=uuid.UUID(bytes=self.home))


class Offer(Party, array_like=True, frozen=True, forbid_unknown_fields=True):
    question: str
    words: LightWords
    again: bool = False


class Answer(Party, array_like=True, frozen=True, forbid_unknown_fields=True):
    words: LightWords


L = TypeVar("L", Offer, Answer)


def seal(secret: bytes, letter: Offer | Answer) -> bytes:
    return seal_draft(secret, type(letter).__name__.lower(), msgspec.msgpack.encode(letter))


def open_as(cls: type[L], secret: bytes, blob: bytes) -> L:
    """The letter. Raises `BrokenSeal`, also for one that opens and cannot be read."""
    plain = open_draft(secret, cls.__name__.lower(), blob)
    try:
        return msgspec.msgpack.decode(plain, type=cls)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise BrokenSeal from None


def seal_place(secret: bytes, space: uuid.UUID) -> bytes:
    return seal_draft(secret, "place", space.bytes)


def open_place(secret: bytes, blob: bytes) -> uuid.UUID:
    plain = open_draft(secret, "place", blob)
    try:
        return uuid.UUID(bytes=plain)
    except ValueError:
        raise BrokenSeal from None


def myself(keyring: Keyring) -> tuple[bytes, str, bytes, bytes]:
    """Person, name, fingerprint and home: how every letter of one's own begins."""
    name = name_of(keyring)
    home = keyring.private
    return keyring.me.bytes, name, keyring.contents.pins[keyring.me.bytes], home.bytes


def name_of(keyring: Keyring) -> str:
    """How a person shows themselves to the other."""
    return keyring.about.shown_name or fitting(keyring.owner.name)
