"""What one plans for oneself, and what passes between two while one of them is let back in. The day
of each is kept by the entry."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from nearer.couples.payloads import COUPLE
from nearer.spaces.payload import Payload


class Going(Payload, frozen=True):
    """Leaving the couple space `space` a day after this was said, with one's own words taken out of
    it or left there. It is private: neither the other nor the server can read it."""

    kind: ClassVar[str] = "pairing.going"

    space: UUID
    withdraws: bool = False


class LettingIn(Payload, frozen=True):
    """Somebody who lost every key is being let back in. `roots`: the earlier keys of the space by
    generation, handed over once they are in. Whoever takes them erases it."""

    kind: ClassVar[str] = "pairing.letting-in"
    lives_in: ClassVar[frozenset[str]] = COUPLE
    ours: ClassVar[bool] = True

    roots: dict[int, bytes] = {}
