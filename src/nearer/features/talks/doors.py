"""The door of a question: it hands the view the couple's questions and the one that is meant."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse

from nearer.couples.couple import Couple
from nearer.couples.doors import for_two
from nearer.features.talks.logic.turn import Turn
from nearer.features.talks.table import Questions
from nearer.people.request import Request

QuestionPage = Callable[[Request, Questions, Turn], HttpResponse]


def at_question(view: QuestionPage) -> Callable[..., HttpResponse]:
    """The turn at the address, or 404."""

    @for_two
    @wraps(view)
    def at_the_door(request: Request, couple: Couple, place: uuid.UUID) -> HttpResponse:
        questions = Questions(couple)
        return view(request, questions, questions.find(place))

    return at_the_door
