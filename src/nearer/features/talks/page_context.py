"""The context of the pages about a question: what their templates show."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nearer.features.talks.logic.turn import Turn
from nearer.features.talks.table import Questions, question_of, words_of

A_DAY = timedelta(days=1)


def question_page(questions: Questions, turn: Turn, **more: Any) -> dict[str, Any]:
    """What every page about a question shows."""
    another = questions.another(turn)
    return {
        "space": questions.space,
        "couple": questions.couple,
        "turn": turn,
        "place": questions.at(turn),
        "question": question_of(turn),
        "words": words_of(turn),
        "another": questions.at(another) if another else None,
        "until": until(questions),
        "is_on_table": (turn.day, turn.question) in questions.places,
        **more,
    }


def until(questions: Questions) -> str:
    """How long the question lies on the table, as one says it."""
    last, today = questions.offer.until - A_DAY, questions.space.today()
    soon = {today: _("tonight"), today + A_DAY: _("tomorrow night")}
    return soon.get(last) or date_format(last, "l j F")
