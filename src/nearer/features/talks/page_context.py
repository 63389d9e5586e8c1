"""The context of the pages about a question: what their templates show."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from nearer.couples.beneath import Beneath
from nearer.couples.forms import ReplyForm
from nearer.couples.logic.receiving import WANTED
from nearer.features.talks import answers
from nearer.features.talks.forms import LONGEST, AnswerForm
from nearer.features.talks.logic.turn import Turn
from nearer.features.talks.stream import voices
from nearer.features.talks.table import Questions, is_deep, question_of, words_of
from nearer.ui.circles import State

A_DAY = timedelta(days=1)


class Circles(NamedTuple):
    """How the two circles of a question stand: see `ui.circles`. Dotted is still open, closed is
    there and not to be read yet. The other's is closed only where they let it be known."""

    n: int
    me: State
    partner: State


class Row(NamedTuple):
    """Another question beside the one that is looked at."""

    turn: Turn
    place: UUID
    words: str
    is_unopened: bool


def question_page(questions: Questions, turn: Turn) -> dict[str, Any]:
    """What the page of a question and its cards show."""
    rows = [row(questions, each) for each in questions.others(turn)]
    is_on_table = turn.place in questions.places
    first = None if is_on_table else next(iter(questions.places), None)
    return {
        "space": questions.space,
        "couple": questions.couple,
        "turn": turn,
        "place": questions.at(turn),
        "question": question_of(turn),
        "words": words_of(turn),
        "waiting": [row for row in rows if row.turn.state == "theirs-waiting"],
        "others": [row for row in rows if row.turn.state != "theirs-waiting"],
        "until": until(questions),
        "is_on_table": is_on_table,
        "of_these_days": questions.address(first) if first else None,
        "is_unopened": questions.is_unopened(turn),
        "circles_of": circles_of(questions, turn),
    }


def row(questions: Questions, turn: Turn) -> Row:
    return Row(turn, questions.at(turn), words_of(turn), questions.is_unopened(turn))


def whole_page(
    questions: Questions, turn: Turn, form: AnswerForm | None = None, reply: ReplyForm | None = None
) -> dict[str, Any]:
    """The page on which one writes, opens and replies. A form that was refused comes back in it."""
    page = question_page(questions, turn) | {"voices": voices(questions.couple, turn)}
    page["form"] = form or answer_form(questions, turn)
    page["longest"], page["asks"] = LONGEST, answers.telling(questions) is None
    page["called"] = called = questions.couple.name_of(questions.space.me)
    page["wishes"] = [(key, gettext(said).format(name=called)) for key, said in WANTED.items()]
    if turn.theirs:
        page["light"] = "light-us"
        page["reply"] = reply or ReplyForm(beneath(questions, turn))
    return page


def beneath(questions: Questions, turn: Turn) -> Beneath:
    assert turn.theirs
    return Beneath(questions.couple, turn.theirs, turn.mine, is_deep=is_deep(turn))


def answer_form(questions: Questions, turn: Turn, posted: QueryDict | None = None) -> AnswerForm:
    """Begun with what one has kept, what was asked for with it, and whether one told of it."""
    begun: dict[str, Any] = {"seen": 0}
    if turn.answer:
        begun = {"seen": turn.answer.revision, "text": turn.answer.payload.text}
    if turn.mine:
        begun["wants_back"] = turn.mine.payload.wants_back
    if not (turn.is_told or turn.theirs or turn.is_known):
        begun["lets_know"] = turn.has_told if turn.mine else answers.telling(questions)
    elif turn.has_told:
        begun["lets_know"] = True
    return AnswerForm(begun, questions.couple.name, posted)


def circles_of(questions: Questions, turn: Turn) -> Circles:
    if turn.theirs:
        is_closed = questions.is_unopened(turn)
        return Circles(1, "closed", "closed") if is_closed else Circles(5, "opened", "opened")
    me: State = "closed" if turn.mine else "dotted"
    partner: State = "closed" if turn.is_told else "dotted"
    return Circles(1 if "closed" in (me, partner) else 0, me, partner)


def until(questions: Questions) -> str:
    """How long the question lies on the table, as one says it."""
    last, today = questions.offer.until - A_DAY, questions.space.today()
    soon = {today: _("tonight"), today + A_DAY: _("tomorrow night")}
    return soon.get(last) or date_format(last, "l j F")
