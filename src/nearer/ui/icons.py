"""Icons: our names for those we use, so that a drawing can be changed in one place."""

from __future__ import annotations

from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

DRAWINGS = {
    "amiss": "circle-alert",
    "back": "chevron-left",
    "book": "book",
    "care": "circle-alert",
    "circles": "blend",
    "erase": "trash-2",
    "good": "check",
    "help": "life-buoy",
    "line": "chart-spline",
    "lock": "lock-keyhole",
    "me": "user-round",
    "message": "message-square",
    "more": "ellipsis",
    "onward": "chevron-right",
    "pen": "pencil",
    "person": "user-round",
    "print": "printer",
    "room": "message-square",
    "save": "download",
    "sprout": "sprout",
    "sun": "sun",
    "us": "blend",
    "word": "info",
}

# Turned round where pages are read from the right.
POINTING = {"back", "onward"}


@lru_cache(maxsize=256)
def drawing(name: str, size: int = 24) -> SafeString:
    """The icon as inline SVG, hidden from readers: a word always stands beside it.

    Cached by name and size: parsing one takes longer than the rest of a card.
    """
    way = {"class": "points"} if name in POINTING else {}
    svg = lucide(DRAWINGS.get(name, name), size=size, aria_hidden="true", focusable="false", **way)
    return mark_safe(svg)  # noqa: S308 (our own drawing, no outside text)
