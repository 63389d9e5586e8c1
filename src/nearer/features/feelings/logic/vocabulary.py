"""Vocabulary of feelings: our own words, by the quadrant of the grid they belong to.

Ids never change: they stand in sealed entries. A word may be relabelled or no longer offered, but
its id keeps its meaning. Every label fits the gap in "I feel ...".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nearer.ui.phrases import gettext_noop as _

Quadrant = Literal["tense", "excited", "flat", "calm"]
MIDDLE = 5


@dataclass(frozen=True)
class Word:
    id: str
    label: str


# x is pleasantness (unpleasant on the left), y is energy (high at the top).
quadrants: dict[Quadrant, str] = {
    "tense": _("tense"),
    "excited": _("excited"),
    "flat": _("flat"),
    "calm": _("calm"),
}

words: dict[Quadrant, tuple[Word, ...]] = {
    "tense": (
        Word("anxious", _("anxious")),
        Word("afraid", _("afraid")),
        Word("angry", _("angry")),
        Word("annoyed", _("annoyed")),
        Word("frustrated", _("frustrated")),
        Word("resentful", _("resentful")),
        Word("hurt", _("hurt")),
        Word("rejected", _("rejected")),
        Word("jealous", _("jealous")),
        Word("overwhelmed", _("overwhelmed")),
        Word("helpless", _("helpless")),
        Word("restless", _("restless")),
        Word("on-guard", _("on guard")),
    ),
    "excited": (
        Word("joyful", _("joyful")),
        Word("hopeful", _("hopeful")),
        Word("proud", _("proud")),
        Word("curious", _("curious")),
        Word("playful", _("playful")),
        Word("eager", _("eager")),
        Word("amused", _("amused")),
        Word("inspired", _("inspired")),
        Word("touched", _("touched")),
        Word("in-love", _("in love")),
        Word("attracted", _("attracted")),
        Word("brave", _("brave")),
        Word("alive", _("alive")),
    ),
    "flat": (
        Word("tired", _("tired")),
        Word("lonely", _("lonely")),
        Word("left-out", _("left out")),
        Word("distant", _("distant")),
        Word("unseen", _("unseen")),
        Word("sad", _("sad")),
        Word("longing", _("full of longing")),
        Word("bored", _("bored")),
        Word("empty", _("empty")),
        Word("discouraged", _("discouraged")),
        Word("disappointed", _("disappointed")),
        Word("ashamed", _("ashamed")),
        Word("guilty", _("guilty")),
    ),
    "calm": (
        Word("content", _("content")),
        Word("at-ease", _("at ease")),
        Word("peaceful", _("peaceful")),
        Word("relieved", _("relieved")),
        Word("rested", _("rested")),
        Word("safe", _("safe")),
        Word("close", _("close")),
        Word("loved", _("loved")),
        Word("tender", _("tender")),
        Word("affectionate", _("affectionate")),
        Word("thankful", _("thankful")),
        Word("trusting", _("trusting")),
        Word("understood", _("understood")),
    ),
}

# No longer offered: neither pleasant nor unpleasant, so no quarter of the grid is its place.
retired: tuple[Word, ...] = (Word("surprised", _("surprised")),)

# The three honest answers. Their ids are the states of a check-in, not words in it.
honest_answers: tuple[Word, ...] = (
    Word("numb", _("numb")),
    Word("unsure", _("I don’t know")),
    Word("not-today", _("not today")),
)

_labels = {word.id: word.label for group in (*words.values(), retired) for word in group}
_labels |= {answer.id: answer.label for answer in honest_answers}


def label(word_id: str) -> str:
    """The English label, also of a word that is no longer offered."""
    return _labels.get(word_id, word_id.replace("-", " "))


def quadrants_at(pleasantness: int, energy: int) -> tuple[Quadrant, ...]:
    """The quadrants a spot touches: one, or both sides of a middle line, or all four."""
    return tuple(
        quadrant
        for quadrant, (pleasant, stirred) in _SIDES.items()
        if (pleasantness - MIDDLE) * pleasant >= 0 and (energy - MIDDLE) * stirred >= 0
    )


def words_at(pleasantness: int, energy: int) -> tuple[Word, ...]:
    """The words to offer first for a spot on the grid."""
    return tuple(word for quarter in quadrants_at(pleasantness, energy) for word in words[quarter])


_SIDES: dict[Quadrant, tuple[int, int]] = {
    "tense": (-1, 1),
    "excited": (1, 1),
    "flat": (-1, -1),
    "calm": (1, -1),
}
