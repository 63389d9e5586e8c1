"""The three sentences: feeling, what happened, what I need, put in three ways to choose from and to
edit.

The shape is the gentle start-up: one's own feeling first, one thing that happened, one wish, no
verdict. In English the fragments are fitted together; in any other language they are set side by
side in translatable frames, until that language has a reading of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from nearer.features.feelings.logic.fragments import listed, tidy
from nearer.features.feelings.logic.readings import (
    Feeling,
    Happening,
    Need,
    read_feeling,
    read_happening,
    read_need,
)
from nearer.features.feelings.payloads import State
from nearer.ui.phrases import Phrase, Translate, as_written
from nearer.ui.phrases import gettext_noop as _

__all__ = ["Said", "listed", "side_by_side", "three_sentences"]

OPENING = "there is something I want to say"


@dataclass(frozen=True)
class Said:
    """What stands in the three boxes, as it was typed."""

    feeling: str = ""
    happened: str = ""
    need: str = ""
    state: State = "given"


def three_sentences(said: Said) -> tuple[str, ...]:
    """Three different texts in English, or none when nothing was said at all.

    Two are left when somebody typed the same question twice.
    """
    return tuple(dict.fromkeys(_texts(said)))


def _texts(said: Said) -> tuple[str, ...]:
    feeling = read_feeling(said.feeling, said.state)
    happening = read_happening(said.happened)
    need = read_need(said.need)
    if feeling is not None:
        return _with_feeling(feeling, happening, need)
    if happening is not None:
        return _with_happening(happening, need)
    return _with_need(need) if need is not None else ()


def _with_feeling(
    feeling: Feeling, happening: Happening | None, need: Need | None
) -> tuple[str, ...]:
    whole = _whole(feeling, happening)
    wish = [need.clause] if need else []
    before = [happening.alone] if happening else []
    if need and not need.joins and not before:
        before = [OPENING]  # or the first two would be the same
    return (
        _text(*whole, *wish),
        _text(*before, *_and(feeling.clause, need or Need("I would like to say so"))),
        _text(*(wish or [OPENING]), *_because(whole, feeling, need)),
    )


def _whole(feeling: Feeling, happening: Happening | None) -> list[str]:
    """The feeling with its occasion in one sentence where that reads well, else in two."""
    if happening is None:
        return [feeling.clause]
    tail = happening.about if feeling.short else happening.tail
    if feeling.has_reason or not tail:
        return [feeling.clause, happening.alone]
    return [f"{feeling.clause} {tail}"]


def _and(clause: str, need: Need) -> list[str]:
    return [f"{clause}, and {need.clause}"] if need.joins else [clause, need.clause]


def _because(whole: list[str], feeling: Feeling, need: Need | None) -> list[str]:
    if need is None or not feeling.is_named or ":" in feeling.clause:
        return whole
    opening = "I am asking because" if need.asks else "I am saying it because"
    return [f"{opening} {whole[0]}", *whole[1:]]


def _with_happening(happening: Happening, need: Need | None) -> tuple[str, ...]:
    wish = [need.clause] if need else []
    this = happening.this or happening.alone
    return (
        _text(f"I keep thinking of this: {this}", *wish),
        _text(happening.alone, *(wish or ["it is still with me"])),
        _text(*(wish or [OPENING]), f"it has to do with this: {this}"),
    )


def _with_need(need: Need) -> tuple[str, ...]:
    return (
        _text(need.clause),
        _text("I have been thinking about what would help me", need.clause),
        _text(OPENING, need.clause),
    )


def _text(*clauses: str) -> str:
    return " ".join(_sentence(clause) for clause in clauses if clause)


def _sentence(clause: str) -> str:
    return clause[0].upper() + clause[1:] + ("" if clause.endswith((".", "!", "?", "…")) else ".")


HONEST = {
    "given": "",
    "numb": _("I feel numb."),
    "unsure": _("I do not know yet what I feel."),
    "not-today": _("I cannot put it into words today."),
}
FEELING = _("This is how I feel: {feeling}.")
HAPPENED = _("This is what happened: {happened}.")
NEED = _("This is what I would like: {need}.")
SAY = _("There is something I want to say.")


def side_by_side(said: Said, translate: Translate = as_written) -> tuple[str, ...]:
    """Up to three orders of the same frames, for languages whose grammar we do not read."""
    feel = _framed(FEELING, "feeling", said.feeling, translate) or translate(HONEST[said.state])
    happened = _framed(HAPPENED, "happened", said.happened, translate)
    need = _framed(NEED, "need", said.need, translate)
    if not (feel or happened or need):
        return ()
    orders = (feel, happened, need), (happened, feel, need), (translate(SAY), feel, happened, need)
    return tuple(dict.fromkeys(" ".join(filter(None, order)) for order in orders))


def _framed(frame: str, name: str, text: str, translate: Translate) -> str:
    line = tidy(text)
    return Phrase(frame, {name: line}).said(translate) if line else ""
