"""What two people say about themselves as a couple, and what one sends back to the other."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from msgspec import Meta

from nearer.people.names import Name
from nearer.spaces.payload import Payload

COUPLE = frozenset({"couple"})

Pace = Annotated[int, Meta(ge=1, le=5)]
Hour = Annotated[int, Meta(ge=0, le=23)]
# What a sharer would like back; said only by who chose it.
WantsBack = Literal["just-listen", "hold-me", "help-me-think", "give-me-time", "no-reply"]
Shape = Literal["i-hear", "i-did-not-know", "thank-you"]
Sign = Literal["smile", "laugh", "touched", "me-too", "tell-me-more", "hug"]
Ending = Literal["leave-copies", "decide-then", "withdraw-mine"]


class Wishes(Payload, frozen=True):
    """Four taps, each person's own; what holds for both is worked out and never stored.

    `pace`: how deep questions may go. `from_hour`, `to_hour`: when things of the two may reach this
    person, in the couple's time zone, over midnight if need be; the same hour twice is the whole
    day. `pause_words`: how this person says that they need a pause. `ending`: what is to become of
    their own words when the two of them end.
    """

    kind: ClassVar[str] = "pairing.wishes"
    lives_in: ClassVar[frozenset[str]] = COUPLE

    pace: Pace = 1
    from_hour: Hour = 8
    to_hour: Hour = 21
    pause_words: Annotated[str, Meta(max_length=200)] = ""
    ending: Ending = "decide-then"


class Opened(Payload, frozen=True):
    """What somebody has opened of what the other gave. Nobody else learns that, or when.

    `since`: what was written before that moment (whole seconds since 1970 UTC) counts as opened.
    `revisions`: of what came later, by the beginnings of their ids, which of their texts.
    """

    kind: ClassVar[str] = "couples.opened"

    since: Annotated[int, Meta(ge=0)]
    revisions: Annotated[dict[str, int], Meta(max_length=200)] = {}


class Calling(Payload, frozen=True):
    """The name under which the other sees this person."""

    kind: ClassVar[str] = "pairing.calling"
    lives_in: ClassVar[frozenset[str]] = COUPLE

    name: Name


class Home(Payload, frozen=True):
    """Where the two have their day: both find the same question, wherever each of them is."""

    kind: ClassVar[str] = "pairing.home"
    lives_in: ClassVar[frozenset[str]] = COUPLE
    ours: ClassVar[bool] = True

    time_zone: Annotated[str, Meta(min_length=1, max_length=64)] = "UTC"


class Pausing(Payload, frozen=True):
    """A pause of one's own, without a reason. `until` is its first day without, if one was said."""

    kind: ClassVar[str] = "pairing.pausing"

    until: date | None = None


def chosen(wish: WantsBack) -> WantsBack | None:
    """What a copy asks for whose page had it preselected: then nobody may have chosen it."""
    return None if wish in ("just-listen", "no-reply") else wish


class OlderReply(Payload, frozen=True):
    """The one reply there was to a copy, from whoever had not written it."""

    kind: ClassVar[str] = "talks.reply"
    lives_in: ClassVar[frozenset[str]] = COUPLE

    to: UUID
    revision: Annotated[int, Meta(ge=1)]
    shape: Shape
    text: Annotated[str, Meta(min_length=1, max_length=1000)]


class Reply(Payload, frozen=True):
    """One line of the thread beneath a copy, from either of the two: words, or a sign alone.

    `to` is the id of the copy that was read, `revision` which of its texts: what has been shared
    anew since is another text, and this is no reply to it.
    """

    kind: ClassVar[str] = "talks.reply"
    version: ClassVar[int] = 2
    older: ClassVar[type[Payload] | None] = OlderReply
    lives_in: ClassVar[frozenset[str]] = COUPLE

    to: UUID
    revision: Annotated[int, Meta(ge=1)]
    text: Annotated[str, Meta(max_length=1000)] = ""
    sign: Sign | None = None

    @classmethod
    def upgrade(cls, older: OlderReply) -> Reply:
        """Its shape had given the words their beginning, which is in them."""
        return cls(older.to, older.revision, older.text)
