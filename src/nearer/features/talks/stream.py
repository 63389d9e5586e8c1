"""Questions in the stream of Ours: the answers that the reader may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from nearer.couples.couple import Couple
from nearer.couples.voices import Voice, voice_of
from nearer.features.talks.logic.turn import Turn
from nearer.features.talks.table import Questions, words_of
from nearer.registry.stream import Piece, Stream

# For a week, a new answer opens through the advice page; after that it is shown inline.
FRESH = timedelta(days=7)


@dataclass(frozen=True, repr=False)
class Shown:
    """A question with the answers to it, or with the word that one waits to be received."""

    title: str
    voices: tuple[Voice, ...]
    is_waiting: bool


def pieces(couple: Couple, since: date | None = None, until: date | None = None) -> Iterator[Piece]:
    first, last = since or date.min, until or date.max
    return (piece for piece in every_piece(couple) if first <= piece.day <= last)


def months(couple: Couple) -> Counter[date]:
    return Counter(piece.day.replace(day=1) for piece in every_piece(couple))


def every_piece(couple: Couple) -> Iterator[Piece]:
    """By the day on which the later of the two answers was shown."""
    questions = Questions(couple)
    for turn in questions.turns.values():
        if shown := [entry for entry in (turn.mine, turn.theirs) if entry]:
            at = max(entry.at for entry in shown)
            url = reverse("question-at", args=[couple.space.id, questions.at(turn)])
            about = in_short(couple, turn, at)
            yield Piece("talks/piece.html", timezone.localdate(at), at, about, url)


def in_short(couple: Couple, turn: Turn, at: datetime) -> Shown:
    is_waiting = is_fresh(couple, turn, at)
    return Shown(words_of(turn), () if is_waiting else voices(couple, turn), is_waiting)


def is_fresh(couple: Couple, turn: Turn, at: datetime) -> bool:
    """Whether the other's answer is still to be received. Nothing notes that it was opened.

    What lies before the first day came with the invitation, and was received then. In a place that
    is closed everything lies open: there is no page of the question any more.
    """
    is_new = turn.day >= couple.began and couple.space.clock() - at < FRESH
    return turn.state == "both-revealed" and is_new and not couple.space.is_closed


def voices(couple: Couple, turn: Turn) -> tuple[Voice, ...]:
    """The other's first: theirs is what one comes for."""
    shown = (each for each in (turn.theirs, turn.mine) if each)
    return tuple(voice_of(couple, each, each.payload.text) for each in shown)


STREAM = Stream(pieces, months)
