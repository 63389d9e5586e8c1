"""Leaving a question for another, or for today: what stands in the box is kept for its writer."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nearer.features.talks import answers
from nearer.features.talks.doors import at_question
from nearer.features.talks.forms import Typed
from nearer.features.talks.logic.turn import Turn
from nearer.features.talks.page_context import answer_form, whole_page
from nearer.features.talks.table import Questions
from nearer.features.talks.views.question import back_to, is_kept
from nearer.people.request import Request
from nearer.spaces.errors import StaleEntry


@require_POST
@at_question
def another(request: Request, questions: Questions, turn: Turn, other: uuid.UUID) -> HttpResponse:
    """To another question."""
    if refused := take_along(request, questions, turn):
        return refused
    return back_to(questions, questions.find(other))


@require_POST
@at_question
def skip(request: Request, questions: Questions, turn: Turn) -> HttpResponse:
    """Not today: the question rests for the one who says it."""
    if refused := take_along(request, questions, turn):
        return refused
    answers.skip(questions, turn)
    return redirect("question-at", questions.space.id, questions.at(turn))


def take_along(request: Request, questions: Questions, turn: Turn) -> HttpResponse | None:
    """Keeps the words in the box, if there are any. Returns the page again where they cannot be."""
    form = answer_form(questions, turn, request.POST)
    if not request.POST.get("text", "").strip() or is_kept(questions, turn, form):
        return None
    return render(request, "talks/page.html", whole_page(questions, turn, form))


@require_POST
@at_question
def typed(request: Request, questions: Questions, turn: Turn) -> HttpResponse:
    """Words in a page that was left by Back, by a tab, or closed. No page follows."""
    form = Typed(request.POST)
    if not form.is_valid() or not form.cleaned_data["text"].strip():
        return HttpResponse(status=422)
    try:
        answers.add_typed(questions, turn, **form.cleaned_data)
    except StaleEntry:
        return HttpResponse(status=409)
    return HttpResponse(status=204)
