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
# What a sharer would like back, and the three shapes in which it may come.
WantsBack = Literal["just-listen", "hold-me", "help-me-think", "give-me-time", "no-reply"]
Shape = Literal["i-hear", "i-did-not-know", "thank-you"]
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


class Reply(Payload, frozen=True):
    """What comes back. `to` is the id of the entry that was read, `revision` which of its texts:
    what has been shared anew since is another text, and this is no reply to it."""

    kind: ClassVar[str] = "talks.reply"
    lives_in: ClassVar[frozenset[str]] = COUPLE

    to: UUID
    revision: Annotated[int, Meta(ge=1)]
    shape: Shape
    text: Annotated[str, Meta(min_length=1, max_length=1000)]
