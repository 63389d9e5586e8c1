"""The keyring: everything one person can open, in one sealed box.

An open keyring lives as long as one request. It is never stored, cached, logged or handed to a job;
where nobody is signed in there is the empty keyring, which is valid and opens nothing. Changes are
written by compare-and-swap on the revision, so two devices cannot overwrite each other's.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

import msgspec

from nearer.crypto import (
    BrokenSeal,
    Hidden,
    IdentitySecrets,
    KeyringKey,
    MasterKey,
    SpaceRoot,
    keyring_key,
    open_keyring,
    open_note,
    seal_keyring,
    seal_note,
)
from nearer.people import events
from nearer.people.models import Person, SealedKeyring
from nearer.people.names import fitting
from nearer.store.prepared import PreparedUpdate
from nearer.ui.direction import isolated

ATTEMPTS = 5
T = TypeVar("T")


class Part(Hidden, msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """Base of the keyring's structs. An older Nearer refuses fields it does not know: dropping them
    would lose them at the next change."""


class About(Part):
    """What the person chose about themselves and no job needs to know.

    `shown_name` fits everywhere a name is kept, or is empty: one from before that did not is cut.
    """

    shown_name: str = ""
    time_zone: str = "UTC"
    country: str = ""
    together: bool = False

    def __post_init__(self) -> None:
        self.shown_name = fitting(self.shown_name)

    @property
    def called(self) -> str:
        """The name in a sentence, kept apart from it; "" for none."""
        return isolated(self.shown_name)


class Ring(Part):
    """The roots of one space by generation, its kind, and the chain head last seen.

    `left`: this person has left, may read what was there, and follows the chain no further.
    `came_back`: the present id of somebody who was let back in, by their former one.
    `counted`: what is written there, in the encoding of `nearer.spaces.tally`.
    """

    kind: str
    roots: dict[int, bytes]
    head: tuple[int, bytes]
    left: bool = False
    came_back: dict[bytes, bytes] = {}
    counted: bytes = b""


class Contents(Part):
    version: Literal[1]
    secrets: IdentitySecrets
    rings: dict[bytes, Ring]
    pins: dict[bytes, bytes]
    about: About
    # The state of a pairing that is under way, in the encoding of `nearer.pairing`.
    invitation: bytes = b""
    # By way, which of its wraps is the newest: one from before a change opens nothing any more.
    ways: dict[str, bytes] = {}


class StaleKeyring(Exception):
    """Write conflict: other devices kept changing the keyring faster than this one could."""


class KeysRenewed(Exception):
    """Another device has made new keys: what this one holds opens nothing any more."""


class WrongWords(Exception):
    """Wrong credentials: the name and the passphrase, or the name and the code, do not match."""


class Locked(Exception):
    """Nobody is signed in: the empty keyring was asked for something only a person has."""


_encode = msgspec.msgpack.Encoder().encode
_decoder = msgspec.msgpack.Decoder(Contents)
# Every act of writing moves it.
_swapped = PreparedUpdate(
    lambda person, seen, revision, box: (
        SealedKeyring.objects.filter(person_id=person, revision=seen),
        {"revision": revision, "box": box},
    )
)


class Keyring(Hidden):
    """One person's open keyring, or the empty one."""

    __slots__ = ("_contents", "_key", "person", "revision")

    def __init__(
        self,
        person: Person | None = None,
        key: KeyringKey | None = None,
        contents: Contents | None = None,
        revision: int = 0,
    ) -> None:
        self.person = person
        self.revision = revision
        self._key = key
        self._contents = contents

    def __bool__(self) -> bool:
        return self._contents is not None

    @property
    def key(self) -> KeyringKey:
        if self._key is None:
            raise Locked
        return self._key

    @property
    def contents(self) -> Contents:
        if self._contents is None:
            raise Locked
        return self._contents

    @property
    def owner(self) -> Person:
        if self.person is None:
            raise Locked
        return self.person

    @property
    def me(self) -> uuid.UUID:
        return self.owner.id

    @property
    def about(self) -> About:
        return self.contents.about

    def ring(self, space: uuid.UUID) -> Ring | None:
        """What opens a space, or None; the empty keyring always answers None."""
        return self._contents.rings.get(space.bytes) if self._contents else None

    def spaces(self, kind: str) -> list[uuid.UUID]:
        """The spaces of a kind that this keyring opens, oldest first."""
        rings = self._contents.rings if self._contents else {}
        return [uuid.UUID(bytes=space) for space, ring in rings.items() if ring.kind == kind]

    @property
    def private(self) -> uuid.UUID:
        """The person's private space, which exists from sign-up on."""
        return self.spaces("private")[0]

    @property
    def couple(self) -> uuid.UUID | None:
        """The newest space for two, or None."""
        return next(iter(self.spaces("couple")[-1:]), None)

    def root(self, space: uuid.UUID, generation: int) -> SpaceRoot:
        ring = self.ring(space)
        if ring is None or generation not in ring.roots:
            raise BrokenSeal
        return SpaceRoot(ring.roots[generation])

    def remember_wrap(self, way: str, box: bytes) -> None:
        """From now on this wrap of the master key is the only one that opens by this way."""
        self.change(lambda contents: contents.ways.update({way: _mark(box)}))

    def check_wrap(self, way: str, box: bytes) -> None:
        """Raises `WrongWords` for a wrap from before a change that was put back."""
        if way not in self.contents.ways:
            self.remember_wrap(way, box)  # an account from before wraps were remembered
        if self.contents.ways[way] != _mark(box):
            raise WrongWords

    def seal(self, label: str, plain: bytes) -> bytes:
        """Seals a small value for a column of the person's own."""
        return seal_note(self.key, label, self.me.bytes, plain)

    def open(self, label: str, blob: bytes) -> bytes:
        return open_note(self.key, label, self.me.bytes, blob)

    def change(self, edit: Callable[[Contents], T], *, quietly: bool = False) -> T:
        """Applies an edit to the newest contents and writes them. Raises `StaleKeyring`.

        The edit may run more than once and must change nothing but the contents. `quietly`: no
        page shows it.
        """
        for _ in range(ATTEMPTS):
            result = edit(self.contents)
            if self._swap():
                if not quietly:
                    events.changed(self)
                return result
            self.refresh()
        raise StaleKeyring

    def _swap(self) -> bool:
        box = seal_contents(self.key, self.me, self.revision + 1, self.contents)
        swapped = _swapped(self.me, self.revision, self.revision + 1, box)
        self.revision += swapped
        return bool(swapped)

    def refresh(self, *, held: bool = False) -> None:
        """Loads what another device may have written since. Raises `KeysRenewed`."""
        try:
            newest = read_keyring(self.owner, self.key, held=held)
        except BrokenSeal:
            raise KeysRenewed from None
        self._contents, self.revision = newest.contents, newest.revision

    def hold(self) -> None:
        """The same, and no other device writes until the transaction ends."""
        self.refresh(held=True)


def _mark(box: bytes) -> bytes:
    return hashlib.sha256(box).digest()[:16]


def seal_contents(key: KeyringKey, person: uuid.UUID, revision: int, contents: Contents) -> bytes:
    return seal_keyring(key, person.bytes, revision, _encode(contents))


@dataclass(frozen=True, repr=False)
class Opened(Hidden):
    """A keyring with the master key, while a credential is being changed. Never stored."""

    keyring: Keyring
    master: MasterKey


def open_with(person: Person, master: MasterKey) -> Opened:
    """Opens a person's keyring with their master key. Raises `BrokenSeal`."""
    return Opened(read_keyring(person, keyring_key(master, person.id.bytes)), master)


def read_keyring(person: Person, key: KeyringKey, *, held: bool = False) -> Keyring:
    """Opens a person's stored keyring. Raises `BrokenSeal`. `held`: until the transaction ends."""
    stored = SealedKeyring.objects.select_for_update() if held else SealedKeyring.objects
    row = stored.filter(person_id=person.id).first()
    if row is None:
        raise BrokenSeal
    return open_box(person, key, row.revision, row.box)


def open_box(person: Person, key: KeyringKey, revision: int, box: bytes) -> Keyring:
    """Opens a keyring that has been fetched already. Raises `BrokenSeal`."""
    plain = open_keyring(key, person.id.bytes, revision, box)
    try:
        contents = _decoder.decode(plain)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise BrokenSeal from None
    return Keyring(person, key, contents, revision)
