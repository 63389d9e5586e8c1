"""What both share, in one stream: the newest first, each with who wrote it and what comes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any, Literal

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from nearer.features.feelings.payloads import SharedCheckIn
from nearer.features.openness.payloads import Note, Thanks
from nearer.features.talks.logic.receiving import WANTS, coaching, is_asked_for
from nearer.features.talks.logic.turn import Turn, is_to
from nearer.features.talks.payloads import WantsBack
from nearer.ours import sharing
from nearer.ours.two import Two, words_of
from nearer.spaces.space import Entry

Sort = Literal["question", "thanks", "note", "check-in"]
# So long an answer is opened by way of how to receive it; afterwards it lies open here.
FRESH = timedelta(days=7)


@dataclass(frozen=True, repr=False)
class Voice:
    """Words of one of the two, with what they want back and what came."""

    text: str
    name: str
    is_mine: bool
    wants: str = ""
    reason: str = ""
    reply: str = ""
    coaching: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
class Piece:
    """One thing of the stream. `url`: where to go on with it."""

    sort: Sort
    at: datetime
    day: date
    voices: tuple[Voice, ...] = ()
    title: str = ""
    url: str = ""
    is_waiting: bool = False
    copy: sharing.Copy | None = None

    @property
    def voice(self) -> Voice:
        return self.voices[0]


def months(two: Two) -> Counter[date]:
    """How much each month has."""
    shown = Counter(piece.day.replace(day=1) for piece in questions(two))
    given = two.space.months(Thanks) + two.space.months(Note) + two.space.months(SharedCheckIn)
    return shown + given


def stream(two: Two, since: date | None = None, until: date | None = None) -> list[Piece]:
    given = (kind(two, since, until) for kind in (thanks, notes, copies))
    pieces = [*questions(two), *chain.from_iterable(given)]
    first, last = since or date.min, until or date.max
    here = [piece for piece in pieces if first <= piece.day <= last]
    return sorted(here, key=lambda piece: (piece.day, piece.at), reverse=True)


def questions(two: Two) -> Iterator[Piece]:
    """Answers that the reader may see, by the day on which the later of them was shown."""
    for turn in two.turns.values():
        shown = [entry for entry in (turn.mine, turn.theirs) if isinstance(entry, Entry)]
        if not shown:
            continue
        at = max(entry.at for entry in shown)
        url = reverse("question-at", args=[two.space.id, two.address((turn.day, turn.question))])
        is_waiting = is_fresh(two, turn, at)
        yield Piece(
            sort="question",
            at=at,
            day=timezone.localdate(at),
            voices=() if is_waiting else tuple(voices(two, turn)),
            title=words_of(turn),
            url=url,
            is_waiting=is_waiting,
        )


def is_fresh(two: Two, turn: Turn, at: datetime) -> bool:
    """Whether the other's answer is still to be received. Nothing notes that it was opened.

    What lies before the first day came with the invitation, and was received then. In a place that
    is closed everything lies open: there is no page of the question any more.
    """
    is_new = turn.day >= two.began and two.space.clock() - at < FRESH
    return turn.state == "both-revealed" and is_new and not two.space.is_closed


def voices(two: Two, turn: Turn) -> Iterator[Voice]:
    """The other's first: theirs is what one comes for."""
    for shown, reply in ((turn.theirs, turn.my_reply), (turn.mine, turn.their_reply)):
        if shown:
            said, is_mine = shown.payload, shown is turn.mine
            back = reply.payload.text if reply else ""
            yield voice(two, said.text, said.wants_back, is_mine=is_mine, reply=back)


def voice(
    two: Two, text: str, wants_back: WantsBack, *, is_mine: bool, reason: str = "", reply: str = ""
) -> Voice:
    if is_mine:
        wants = gettext(WANTS[wants_back]) if is_asked_for(wants_back) else ""
        return Voice(text, gettext("You"), is_mine=True, wants=wants, reason=reason, reply=reply)
    return theirs(two.other or gettext("Your partner"), text, wants_back, reason, reply)


def theirs(name: str, text: str, wants_back: WantsBack, reason: str = "", reply: str = "") -> Voice:
    """Words of the other: first what is wanted back and how to receive them."""
    wants, *how = (line.said(gettext) for line in coaching(wants_back, name))
    return Voice(
        text, name, is_mine=False, wants=wants, reason=reason, reply=reply, coaching=tuple(how)
    )


def thanks(two: Two, since: date | None = None, until: date | None = None) -> Iterator[Piece]:
    return (piece("thanks", two, entry) for entry in two.space.entries(Thanks, since, until))


def notes(two: Two, since: date | None = None, until: date | None = None) -> Iterator[Piece]:
    return (piece("note", two, entry) for entry in two.space.entries(Note, since, until))


def given(two: Two, entry: Entry[Thanks] | Entry[Note]) -> Voice:
    """A thank-you or a note, with what the other sent back."""
    said = entry.payload
    text, reason = (said.text, "") if isinstance(said, Note) else (said.what, said.reason)
    is_mine, reply = entry.author == two.space.me, back(two, entry)
    return voice(two, text, said.wants_back, is_mine=is_mine, reason=reason, reply=reply)


def back(two: Two, entry: Entry[Any]) -> str:
    """What the other of the two sent back for it, or nothing."""
    return next((each.payload.text for each in two.table.replies if is_to(each, entry)), "")


def piece(sort: Sort, two: Two, entry: Entry[Thanks] | Entry[Note]) -> Piece:
    spoken = given(two, entry)
    name = "withdraw-given" if spoken.is_mine else "reply"
    url = reverse(name, args=[two.space.id, entry.id])
    return Piece(sort, entry.at, entry.day, (spoken,), url=url)


def copies(two: Two, since: date | None = None, until: date | None = None) -> Iterator[Piece]:
    """Check-ins of which a copy was shared."""
    called = sharing.names(two.space)
    for entry in two.space.entries(SharedCheckIn, since, until):
        copy = sharing.read(entry, called, back(two, entry))
        yield Piece("check-in", entry.at, entry.day, copy=copy, url=copy.url)
