"""What one of the two gives the other to read. Its day is kept by the entry, not in here."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from msgspec import Meta

from nearer.couples.payloads import WantsBack, chosen
from nearer.spaces.payload import Payload

COUPLE = frozenset({"couple"})
# So often a day may one say without a word that one thinks of the other.
A_DAY = 3

Line = Annotated[str, Meta(min_length=1, max_length=500)]


class OlderThanks(Payload, frozen=True):
    """A thank-you from the time when "no reply needed" was preselected."""

    kind: ClassVar[str] = "openness.thanks"
    lives_in: ClassVar[frozenset[str]] = COUPLE

    what: Line
    reason: Annotated[str, Meta(max_length=500)] = ""
    wants_back: WantsBack = "no-reply"


class Thanks(Payload, frozen=True):
    """What the other did, and why it matters: what it did for me, or what it says about them."""

    kind: ClassVar[str] = "openness.thanks"
    version: ClassVar[int] = 2
    older: ClassVar[type[Payload] | None] = OlderThanks
    lives_in: ClassVar[frozenset[str]] = COUPLE

    what: Line
    reason: Annotated[str, Meta(max_length=500)] = ""
    wants_back: WantsBack | None = None

    @classmethod
    def upgrade(cls, older: OlderThanks) -> Thanks:
        return cls(older.what, older.reason, chosen(older.wants_back))


class OlderNote(Payload, frozen=True):
    """A note from the time when "no reply needed" was preselected."""

    kind: ClassVar[str] = "openness.note"
    lives_in: ClassVar[frozenset[str]] = COUPLE

    text: Annotated[str, Meta(min_length=1, max_length=1000)]
    wants_back: WantsBack = "no-reply"


class Note(Payload, frozen=True):
    """A small note, as one leaves it on a table."""

    kind: ClassVar[str] = "openness.note"
    version: ClassVar[int] = 2
    older: ClassVar[type[Payload] | None] = OlderNote
    lives_in: ClassVar[frozenset[str]] = COUPLE

    text: Annotated[str, Meta(min_length=1, max_length=1000)]
    wants_back: WantsBack | None = None

    @classmethod
    def upgrade(cls, older: OlderNote) -> Note:
        return cls(older.text, chosen(older.wants_back))


class Thought(Payload, frozen=True):
    """I am thinking of you, without a word: on which day last, and how often that day. There is one
    for each of the two, so that however many are gathered into one."""

    kind: ClassVar[str] = "openness.thought"
    lives_in: ClassVar[frozenset[str]] = COUPLE

    on: date
    times: Annotated[int, Meta(ge=1, le=A_DAY)] = 1
