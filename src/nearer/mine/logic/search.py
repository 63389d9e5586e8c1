"""Finding one's own words again."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def plain(text: str) -> str:
    """For comparing: small letters, no accents, straight apostrophes, single spaces."""
    taken_apart = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    letters = "".join(sign for sign in taken_apart if not unicodedata.combining(sign))
    return " ".join(letters.split())


def has_all(words: str, texts: Iterable[str]) -> bool:
    """Whether every word that is looked for stands somewhere in the texts."""
    whole = plain(" ".join(texts))
    return all(word in whole for word in plain(words).split())
