"""The question for two: one page on which it is written, kept and shown."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nearer.couples.couple import Couple
from nearer.couples.doors import for_two
from nearer.features.talks import answers
from nearer.features.talks.doors import at_question
from nearer.features.talks.forms import AnswerForm
from nearer.features.talks.logic.turn import Turn
from nearer.features.talks.page_context import answer_form, whole_page
from nearer.features.talks.payloads import Answer
from nearer.features.talks.table import Questions
from nearer.features.talks.views.own import erase_or_ask
from nearer.people.request import Request
from nearer.spaces.errors import NoSuchEntry, StaleEntry


@require_safe
@for_two
def question(request: Request, couple: Couple, place: uuid.UUID | None = None) -> HttpResponse:
    """A question as it stands for the one who looks; without a place, what comes first."""
    questions = Questions(couple)
    turn = questions.find(place) if place else questions.foremost()
    if turn is None or couple.space.is_closed:
        return redirect("ours", couple.space.id)
    part = "#standing" if request.htmx else ""
    return render(request, f"talks/page.html{part}", whole_page(questions, turn))


@require_POST
@at_question
def answer(request: Request, questions: Questions, turn: Turn) -> HttpResponse:
    """Keeps one's own answer, for nobody else so far."""
    form = answer_form(questions, turn, request.POST)
    if is_kept(questions, turn, form):
        messages.success(request, _("Saved. Only you can see it."))
        return back_to(questions, turn)
    return render(request, "talks/page.html", whole_page(questions, turn, form))


@require_POST
@at_question
def show(request: Request, questions: Questions, turn: Turn) -> HttpResponse:
    """Keeps it, and puts a copy where both can read; tells of it where that was chosen."""
    form = answer_form(questions, turn, request.POST)
    if questions.couple.is_resting or not is_kept(questions, turn, form):
        return render(request, "talks/page.html", whole_page(questions, turn, form))
    said = form.cleaned_data
    answers.reveal(questions, turn, said["text"], said["wants_back"])
    if "lets_know" in said:
        answers.tell(questions, turn, lets_know=said["lets_know"])
    return back_to(questions, turn)


def is_kept(questions: Questions, turn: Turn, form: AnswerForm) -> bool:
    """Whether the words in the form are one's own answer now."""
    if not form.is_valid():
        return False
    try:
        answers.answer(questions, turn, form.cleaned_data["text"], form.cleaned_data["seen"])
    except StaleEntry:
        form.kept_meanwhile(turn.answer.revision if turn.answer else 0)
        return False
    return True


def back_to(questions: Questions, turn: Turn) -> HttpResponse:
    return redirect("question-at", questions.space.id, questions.at(turn))


@require_POST
@at_question
def tell(request: Request, questions: Questions, turn: Turn) -> HttpResponse:
    """Whether the other is told that an answer waits, asked and changed on the page."""
    if turn.mine is None:
        raise NoSuchEntry
    if not (questions.couple.is_resting and "tell" in request.POST):
        answers.tell(questions, turn, lets_know="tell" in request.POST)
    return back_to(questions, turn)


@require_http_methods(["GET", "HEAD", "POST"])
@at_question
def take_back(request: Request, questions: Questions, turn: Turn) -> HttpResponse:
    """Asks first; then the copy is gone from Ours."""
    if turn.mine is None:
        raise NoSuchEntry
    if request.method == "POST":
        answers.take_back(questions, turn)
        messages.success(request, _("Unshared."))
        return back_to(questions, turn)
    back = reverse("question-at", args=[questions.space.id, questions.at(turn)])
    question = {"heading": _("Unshare your answer?"), "yes": _("Unshare it"), "no_url": back}
    question["lead"] = _("The copy will be gone from Ours. Your own answer stays with you.")
    facts = [_("What has been read cannot be unread."), _("Nobody is told.")]
    return render(request, "ui/confirm.html", question | {"facts": facts, "erases": True})


@require_http_methods(["GET", "HEAD", "POST"])
@at_question
def erase(request: Request, questions: Questions, turn: Turn) -> HttpResponse:
    """Asks first; then one's own answer is gone."""
    if turn.answer is None:
        raise NoSuchEntry
    page = reverse("question-at", args=[questions.space.id, questions.at(turn)])
    own = questions.own.entry(Answer, turn.answer.id)
    return erase_or_ask(request, own, back=page, then=page)
