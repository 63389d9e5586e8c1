"""Questions in the stream of Ours: the answers that the reader may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from nearer.couples.couple import Couple
from nearer.couples.voices import Voice, voice_of
from nearer.features.talks.logic.turn import Turn
from nearer.features.talks.table import Questions, is_deep, words_of
from nearer.registry.stream import Piece, Stream


@dataclass(frozen=True, repr=False)
class Shown:
    """A question with the answers to it, or with the word that both lie there closed."""

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
            is_waiting = questions.is_unopened(turn)
            about = Shown(words_of(turn), () if is_waiting else voices(couple, turn), is_waiting)
            yield Piece("talks/piece.html", timezone.localdate(at), at, about, url)


def voices(couple: Couple, turn: Turn) -> tuple[Voice, ...]:
    """The other's first: theirs is what one comes for."""
    shown = (each for each in (turn.theirs, turn.mine) if each)
    deep = is_deep(turn)
    return tuple(voice_of(couple, each, each.payload.text, is_deep=deep) for each in shown)


STREAM = Stream(pieces, months)
