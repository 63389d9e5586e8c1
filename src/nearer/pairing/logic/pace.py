"""The steps of the pace, each with a question that belongs to it."""

from __future__ import annotations

from nearer.couples.logic.agreement import PACES
from nearer.features.talks.logic.library import text

EXAMPLES = {
    1: "boat-name",
    2: "moved-by",
    3: "easily-misread",
    4: "drawing-back",
    5: "waited-longest",
}


def steps_with_examples() -> tuple[tuple[int, str, str], ...]:
    """Each step: its number, its words, and an example, as message ids."""
    return tuple((step, words, text(EXAMPLES[step])) for step, words in PACES.items())
