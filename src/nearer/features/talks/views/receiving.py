"""Receiving: both answers are opened by an act, then something comes back."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nearer.couples.replying import is_sent, reply_form
from nearer.features.talks import answers
from nearer.features.talks.doors import at_question
from nearer.features.talks.logic.turn import Turn
from nearer.features.talks.page_context import beneath, whole_page
from nearer.features.talks.table import Questions
from nearer.features.talks.views.question import back_to
from nearer.people.request import Request
from nearer.registry.giving import open_all
from nearer.spaces.errors import NoSuchEntry


@require_POST
@at_question
def open_both(_request: Request, questions: Questions, turn: Turn) -> HttpResponse:
    """Both answers, beside each other. That they were opened is noted for the reader alone."""
    if turn.theirs is None:
        raise NoSuchEntry
    answers.open_both(questions, turn)
    open_all(questions.couple, {line.id for line in beneath(questions, turn).thread})
    page = reverse("question-at", args=[questions.space.id, questions.at(turn)])
    return redirect(f"{page}#opened")


@require_POST
@at_question
def reply(request: Request, questions: Questions, turn: Turn) -> HttpResponse:
    """A sign or a line beneath the two answers."""
    if turn.theirs is None:
        raise NoSuchEntry
    form = reply_form(request, beneath(questions, turn))
    if is_sent(request, form):
        open_all(questions.couple, {line.id for line in form.beneath.thread})
        return back_to(questions, turn)
    return render(request, "talks/page.html", whole_page(questions, turn, reply=form))
