"""What one of the two gives the other to read. Its day is kept by the entry, not in here."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta

from nearer.couples.payloads import WantsBack
from nearer.spaces.payload import Payload

COUPLE = frozenset({"couple"})

Line = Annotated[str, Meta(min_length=1, max_length=500)]


class Thanks(Payload, frozen=True):
    """What the other did, and why it matters: what it did for me, or what it says about them."""

    kind: ClassVar[str] = "openness.thanks"
    lives_in: ClassVar[frozenset[str]] = COUPLE

    what: Line
    reason: Annotated[str, Meta(max_length=500)] = ""
    wants_back: WantsBack = "no-reply"


class Note(Payload, frozen=True):
    """A small note, as one leaves it on a table."""

    kind: ClassVar[str] = "openness.note"
    lives_in: ClassVar[frozenset[str]] = COUPLE

    text: Annotated[str, Meta(min_length=1, max_length=1000)]
    wants_back: WantsBack = "no-reply"
