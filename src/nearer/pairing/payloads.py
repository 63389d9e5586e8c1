"""What passes between two while one of them is let back in. Its day is kept by the entry."""

from __future__ import annotations

from typing import ClassVar

from nearer.couples.payloads import COUPLE
from nearer.spaces.payload import Payload


class LettingIn(Payload, frozen=True):
    """Somebody who lost every key is being let back in. `roots`: the earlier keys of the space by
    generation, handed over once they are in. Whoever takes them erases it."""

    kind: ClassVar[str] = "pairing.letting-in"
    lives_in: ClassVar[frozenset[str]] = COUPLE
    ours: ClassVar[bool] = True

    roots: dict[int, bytes] = {}
