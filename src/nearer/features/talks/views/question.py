"""The question for two, up to the moment when an answer is revealed."""

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
from nearer.couples.voices import as_the_other_sees
from nearer.features.talks import answers
from nearer.features.talks.doors import at_question
from nearer.features.talks.forms import AnswerForm, Showing
from nearer.features.talks.logic.turn import Turn
from nearer.features.talks.page_context import question_page
from nearer.features.talks.payloads import Answer
from nearer.features.talks.stream import voices
from nearer.features.talks.table import Questions
from nearer.features.talks.views.own import erase_or_ask
from nearer.people.request import Request
from nearer.spaces.errors import NoSuchEntry, StaleEntry


@require_safe
@for_two
def question(request: Request, couple: Couple, place: uuid.UUID | None = None) -> HttpResponse:
    """A question as it stands for the one who looks; without a place, that of these days."""
    questions = Questions(couple)
    turn = questions.find(place) if place else questions.foremost()
    if turn is None or couple.space.is_closed:
        return redirect("ours", couple.space.id)
    page = question_page(questions, turn, voices=voices(couple, turn))
    page["form"] = AnswerForm(initial={"seen": answers.seen(questions, turn)})
    part = "#standing" if request.htmx else ""
    return render(request, f"talks/page.html{part}", page)


@require_http_methods(["GET", "HEAD", "POST"])
@at_question
def answer(request: Request, questions: Questions, turn: Turn) -> HttpResponse:
    """Writes one's own answer, for nobody else so far."""
    seen = answers.seen(questions, turn) if turn.answer else 0
    text = turn.answer.payload.text if turn.answer else ""
    form = AnswerForm(request.POST or None, initial={"text": text, "seen": seen})
    if form.is_valid():
        try:
            answers.answer(questions, turn, **form.cleaned_data)
            return back_to(questions, turn)
        except StaleEntry:
            form = form.kept(seen)
    return render(request, "talks/answer.html", question_page(questions, turn, form=form))


def back_to(questions: Questions, turn: Turn) -> HttpResponse:
    return redirect("question-at", questions.space.id, questions.at(turn))


@require_POST
@at_question
def skip(_request: Request, questions: Questions, turn: Turn) -> HttpResponse:
    """Not today: the question rests for the one who says it."""
    answers.skip(questions, turn)
    return back_to(questions, turn)


@require_http_methods(["GET", "HEAD", "POST"])
@at_question
def show(request: Request, questions: Questions, turn: Turn) -> HttpResponse:
    """As the other will see it; then a copy is put where both can read."""
    if turn.answer is None:
        raise NoSuchEntry
    couple, said = questions.couple, turn.answer.payload
    form = Showing(couple.name, answers.chosen(questions, turn), request.POST or None)
    # The button names the answer that was looked at: another page may have kept another since.
    looked_at = request.POST.get("show") == str(turn.answer.revision)
    if form.is_valid() and looked_at and not couple.is_resting:
        answers.reveal(questions, turn, form.cleaned_data["wants_back"])
        answers.tell(questions, turn, lets_know=form.cleaned_data["lets_know"])
        return back_to(questions, turn)
    seen = as_the_other_sees(couple, said.text, form.wanted)
    return render(request, "talks/show.html", question_page(questions, turn, form=form, voice=seen))


@require_POST
@at_question
def tell(request: Request, questions: Questions, turn: Turn) -> HttpResponse:
    """Whether the other is told that an answer waits, changed where it was asked."""
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
