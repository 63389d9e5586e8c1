"""Which words and sentences are offered, and which sentence is the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from nearer.features.feelings.logic.vocabulary import quadrants_at, words

NONE = "none"


class Offer(NamedTuple):
    """A way of saying it: its key in the form, and its words as they stand."""

    key: str
    text: str


def offers(sentences: Sequence[str], text: str | None) -> list[Offer]:
    """The sentences, preceded by the text somebody left if it is a different one."""
    offered = [Offer(str(place), sentence) for place, sentence in enumerate(sentences, 1)]
    return offered if not text or text in sentences else [Offer("own", text), *offered]


def chosen(offered: Sequence[Offer], text: str | None) -> str:
    """The key of the chosen one: the first, until another or none was chosen."""
    if text is None:
        return offered[0].key
    return next((offer.key for offer in offered if offer.text == text), NONE)


def first_words(pleasantness: int | None, energy: int | None, most: int) -> frozenset[str]:
    """Ids of the words to offer first for a spot, in turn from each quarter that it touches. None
    without a spot."""
    if pleasantness is None or energy is None:
        return frozenset()
    in_turn = zip(*(words[quarter] for quarter in quadrants_at(pleasantness, energy)), strict=True)
    return frozenset(word.id for word in list(chain.from_iterable(in_turn))[:most])
