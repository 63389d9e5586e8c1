"""The three sentences: feeling, what happened, what I need, put in three ways to choose from and to
edit.

The shape is the gentle start-up: one's own feeling first, one thing that happened, one wish, no
verdict. In English fragments are fitted together where their shape is sure. Whatever is not sure
stands in its writer's own words, as a sentence or behind a plain frame, and so does a blow: a text
says nothing that its writer did not. In any other language the fragments are set side by side in
translatable frames, until that language has a reading of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from nearer.features.feelings.logic.felt import Feeling, read_feeling
from nearer.features.feelings.logic.fragments import listed, tidy
from nearer.features.feelings.logic.happened import NO_REASON, Happening, read_happening
from nearer.features.feelings.logic.needed import Need, read_need
from nearer.features.feelings.payloads import State
from nearer.ui.phrases import Phrase, Translate, as_written
from nearer.ui.phrases import gettext_noop as _

__all__ = ["Said", "listed", "side_by_side", "three_sentences"]

OPENING = "there is something I want to say"
TRYING = "I am trying to put it into words"


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
    return tuple(dict.fromkeys(_texts(said)))[:3]


def _texts(said: Said) -> tuple[str, ...]:
    feeling = read_feeling(said.feeling, said.state)
    happening = read_happening(said.happened)
    need = read_need(said.need)
    if feeling is not None:
        return _with_feeling(feeling, happening, need)
    if happening not in {None, NO_REASON}:
        return _with_happening(happening, need)
    return _with_need(need) if need is not None else ()


def _with_feeling(
    feeling: Feeling, happening: Happening | None, need: Need | None
) -> tuple[str, ...]:
    whole = _whole(feeling, happening)
    wish = [need.clause] if need else []
    occasion = [happening.alone] if happening else []
    said = _and(feeling, need)
    return (
        _text(*whole, *wish),
        _text(*(said + occasion if happening == NO_REASON else occasion + said)),
        _text(*_wish_first(whole, feeling, need, _moment(feeling, happening))),
        _text(OPENING, *whole, *wish),
        _text(TRYING, *whole, *wish),
    )


def _whole(feeling: Feeling, happening: Happening | None) -> list[str]:
    """The feeling with its occasion in one sentence where that is sure, else in two."""
    if happening is None:
        return [feeling.clause]
    tail = happening.tail
    if feeling.leads and happening.about:
        tail = f"{feeling.leads} {happening.about}"
    if feeling.has_reason or not feeling.joins or not tail:
        return [feeling.clause, happening.alone]
    return [f"{feeling.clause} {tail}"]


def _moment(feeling: Feeling, happening: Happening | None) -> list[str]:
    """ "I felt sad when you came home late": said of one moment that is over."""
    if happening is None or not (happening.past and feeling.adjective):
        return []
    return [f"I felt {feeling.adjective} {happening.past}"]


def _and(feeling: Feeling, need: Need | None) -> list[str]:
    wish = need or Need("I would like to say so")
    if not (feeling.joins and wish.joins):
        return [feeling.clause, *([need.clause] if need else [])]
    joint = ", and" if feeling.is_named or not wish.asks else ", but"
    return [f"{feeling.clause}{joint} {wish.clause}"]


def _wish_first(
    whole: list[str], feeling: Feeling, need: Need | None, moment: list[str]
) -> list[str]:
    """The wish, and then why it is asked."""
    if need is None:
        return [OPENING, *(moment or whole)]
    if moment or not feeling.joins:
        return [need.clause, *(moment or whole)]
    if not feeling.is_named:
        return _even_if(whole, need)
    opening = "I am asking because" if need.asks else "I am saying it because"
    return [need.clause, f"{opening} {whole[0]}", *whole[1:]]


def _even_if(whole: list[str], need: Need) -> list[str]:
    """ "I would like a hug, even if I cannot put it into words today." """
    if need.joins and need.asks:
        return [f"{need.clause}, even if {whole[0]}", *whole[1:]]
    return [need.clause, *whole[1:], whole[0]]


def _with_happening(happening: Happening, need: Need | None) -> tuple[str, ...]:
    wish = [need.clause] if need else []
    return (
        _text(happening.alone, *wish),
        _text(*(wish or [OPENING]), happening.alone),
        _text(f"this is on my mind: {happening.words}", *wish),
        _text(TRYING, happening.alone, *wish),
    )


def _with_need(need: Need) -> tuple[str, ...]:
    return (_text(need.clause), _text(OPENING, need.clause), _text(TRYING, need.clause))


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
