"""Receiving: the answer of the other after ten seconds of how to, then something back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nearer.couples.forms import ReplyForm
from nearer.couples.replies import mark, reply
from nearer.features.talks.doors import at_question
from nearer.features.talks.logic.turn import Turn
from nearer.features.talks.page_context import question_page
from nearer.features.talks.stream import voices
from nearer.features.talks.table import Questions
from nearer.people.request import Request
from nearer.spaces.errors import NoSuchEntry


@require_http_methods(["GET", "HEAD", "POST"])
@at_question
def theirs(request: Request, questions: Questions, turn: Turn) -> HttpResponse:
    """The other's answer, and a reply to it."""
    if turn.theirs is None:
        raise NoSuchEntry
    couple, wants = questions.couple, turn.theirs.payload.wants_back
    form = ReplyForm(wants, mark(couple, turn.theirs), turn.my_reply, request.POST or None)
    if form.is_valid() and not couple.is_resting:
        reply(couple, turn.theirs, **form.cleaned_data)
        messages.success(request, _("Reply sent."))
        return redirect("question-at", couple.space.id, questions.at(turn))
    voice = voices(couple, turn)[0]
    page = question_page(questions, turn, form=form, voice=voice, there=turn.my_reply)
    return render(request, "talks/theirs.html", page)
