"""Finding one's own words again, however a keyboard or a phone has set their signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# Signs that a phone puts in by itself for those that are on a keyboard, and letters that have a
# stroke or lack a dot and are typed without.
ALIKE = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02b9\u02bb\u02bc\u00b4`\u2039\u203a", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"')
    | {"\u2212": "-", "\u0142": "l", "\u0131": "i", "\u00f8": "o", "\u0111": "d", "\u0127": "h"}
    | {"\u00e6": "ae", "\u0153": "oe", "\u00f0": "d", "\u00fe": "th", "\u2026": "..."}
)
SPACES = dict.fromkeys((0x2028, 0x2029), " ")
# Where a word may be broken, joiners, and how an emoji is to be drawn: nobody types them.
UNSEEN = re.compile("[\u00ad\u034f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")


def plain(text: str) -> str:
    """For comparing: small letters, no accents, straight quotes and dashes, single spaces."""
    seen = UNSEEN.sub("", text.translate(SPACES))
    small = unicodedata.normalize("NFKD", seen.casefold().translate(ALIKE)).casefold()
    signs = (sign for sign in small.translate(ALIKE) if not unicodedata.combining(sign))
    dashed = ("-" if unicodedata.category(sign) == "Pd" else sign for sign in signs)
    return " ".join("".join(dashed).split())


def has_all(words: str, texts: Iterable[str]) -> bool:
    """Whether every word that is looked for stands somewhere in the texts."""
    whole = plain(" ".join(texts))
    return all(word in whole for word in plain(words).split())
