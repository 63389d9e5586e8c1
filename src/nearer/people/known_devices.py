"""Known devices: browsers in which an account was opened before.

The cookie holds a secret of the browser and, for each of the last four accounts, a keyed tag that
names nobody. It opens nothing: it only keeps somebody who guesses elsewhere from making the owner
of an account wait. Leaving in a hurry deletes it.

    cookie = secret(32) | tag(16) x 4        tag = HMAC(pepper, "device", secret, name)

Places that are free hold random bytes, so that nobody can count the accounts.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Self

from nearer.crypto import Hidden, rate_key, same
from nearer.people.names import fold
from nearer.people.pepper import pepper

SECRET, TAG, PLACES = 32, 16, 4
SIZE = SECRET + PLACES * TAG


@dataclass(frozen=True, repr=False)
class Device(Hidden):
    """One browser: its secret, and the tags of the accounts that were opened in it."""

    secret: bytes
    tags: tuple[bytes, ...]

    @classmethod
    def new(cls) -> Self:
        return cls.decode(secrets.token_bytes(SIZE))

    @classmethod
    def decode(cls, value: bytes) -> Self:
        """The device of a cookie. Any bytes of the size are one; only ours know a name."""
        tags = (value[at : at + TAG] for at in range(SECRET, SIZE, TAG))
        return cls(value[:SECRET], tuple(tags))

    def encode(self) -> bytes:
        return self.secret + b"".join(self.tags)

    def knows(self, name: str) -> bool:
        """Whether the account of this name was opened here. Compares in constant time."""
        tag = self._tag(name)
        return sum(same(tag, each) for each in self.tags) > 0

    def opened(self, name: str) -> Self:
        """The same device, which knows this name from now on in place of the oldest."""
        tag = self._tag(name)
        others = [each for each in self.tags if each != tag]
        return type(self)(self.secret, (tag, *others)[:PLACES])

    def _tag(self, name: str) -> bytes:
        return rate_key(pepper()[1], b"device", self.secret, fold(name).encode())
