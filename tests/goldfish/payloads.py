"""How the goldfish swims, and what it says to the other's. The day is kept by the entry."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta

from nearer.couples.payloads import WantsBack
from nearer.spaces.payload import Payload


class Swim(Payload, frozen=True):
    """One day of the goldfish, for oneself."""

    kind: ClassVar[str] = "goldfish.swim"

    lively: Annotated[int, Meta(ge=0, le=10)]
    sentence: Annotated[str, Meta(max_length=200)] = ""


class Bubble(Payload, frozen=True):
    """What it says to the other."""

    kind: ClassVar[str] = "goldfish.bubble"
    lives_in: ClassVar[frozenset[str]] = frozenset({"couple"})

    text: Annotated[str, Meta(min_length=1, max_length=200)]
    wants_back: WantsBack = "no-reply"
