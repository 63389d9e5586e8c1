"""Which sentences are offered, and which of them is the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

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
