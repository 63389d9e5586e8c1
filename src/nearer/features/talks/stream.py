"""Questions in the stream of Ours: the answers that the reader may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from nearer.couples.couple import Couple
from nearer.couples.voices import Voice, voice_of
from nearer.features.talks.logic.turn import Turn
from nearer.features.talks.table import Questions, is_deep, words_of
from nearer.registry.stream import Piece, Stream


@dataclass(frozen=True, repr=False)
class Shown:
    """A question with the answers to it."""

    title: str
    voices: tuple[Voice, ...]


def pieces(couple: Couple, since: date | None = None, until: date | None = None) -> Iterator[Piece]:
    first, last = since or date.min, until or date.max
    return (piece for piece in every_piece(couple) if first <= piece.day <= last)


def months(couple: Couple) -> Counter[date]:
    return Counter(piece.day.replace(day=1) for piece in every_piece(couple))


def every_piece(couple: Couple) -> Iterator[Piece]:
    """By the day on which the later of the two answers was shown."""
    questions = Questions(couple)
    found = (piece_at(questions, turn) for turn in questions.turns.values())
    return filter(None, found)


def piece_at(questions: Questions, turn: Turn) -> Piece | None:
    """None where nothing is shown, and where both answers lie closed: that is announced."""
    shown = [entry for entry in (turn.mine, turn.theirs) if entry]
    if not shown or questions.is_unopened(turn):
        return None
    at = max(entry.at for entry in shown)
    said = voices(questions.couple, turn)
    return Piece(
        template="talks/piece.html",
        day=timezone.localdate(at),
        at=at,
        about=Shown(words_of(turn), said),
        url=reverse("question-at", args=[questions.space.id, questions.at(turn)]),
        is_memory=turn.theirs is not None,
        texts=(words_of(turn), *(voice.text for voice in said)),
    )


def piece_of(couple: Couple, entry: UUID) -> Piece | None:
    """The piece in which a copy stands."""
    questions = Questions(couple)
    for turn in questions.turns.values():
        if entry in (each.id for each in (turn.mine, turn.theirs) if each):
            return piece_at(questions, turn)
    return None


def voices(couple: Couple, turn: Turn) -> tuple[Voice, ...]:
    """The other's first: theirs is what one comes for."""
    shown = (each for each in (turn.theirs, turn.mine) if each)
    deep = is_deep(turn)
    return tuple(voice_of(couple, each, each.payload.text, is_deep=deep) for each in shown)


STREAM = Stream(pieces, months, piece_of)
