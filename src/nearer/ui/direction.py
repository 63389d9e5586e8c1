"""Which way a text runs: names and words of any script in sentences of another (UAX 9).

A name that runs the other way moves the brackets and words beside it unless it is kept apart. What
people write in blocks runs by itself (`reset.css`); a name inside a sentence goes through
`isolated`, which also works where there is no markup: in an attribute, a message or a chart.
"""

from __future__ import annotations

import unicodedata

FIRST_STRONG, END = "\u2068", "\u2069"
BACKWARDS = ("R", "AL", "AN")


def runs_back(text: str) -> bool:
    """Whether a sign in it is written from right to left."""
    return any(unicodedata.bidirectional(sign) in BACKWARDS for sign in text)


def bare(text: str) -> str:
    """The text as it was before `isolated`."""
    return text.strip(FIRST_STRONG + END)


def isolated(text: str) -> str:
    """The text for a sentence from left to right, kept apart from it where it runs back."""
    if text.startswith(FIRST_STRONG) or not runs_back(text):
        return text
    return f"{FIRST_STRONG}{text}{END}"
