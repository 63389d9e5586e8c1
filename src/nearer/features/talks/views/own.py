"""One's own answers as they lie in one's own space, and the list of all questions."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nearer.couples.couple import Couple, couples
from nearer.couples.doors import couple_of, for_two
from nearer.doors.kinds_only import private
from nearer.features.talks.answers import revealed_places
from nearer.features.talks.payloads import Answer
from nearer.features.talks.table import Questions, asked, words_of
from nearer.people.request import Request
from nearer.spaces.entry import Entry
from nearer.spaces.space import OpenSpace


@require_safe
@private
def answer(request: Request, space: OpenSpace, entry: uuid.UUID) -> HttpResponse:
    """The question and what one wrote; the way to the question, as long as there is one."""
    found, couple = space.entry(Answer, entry), couple_of(request, space)
    place = (found.day, found.payload.question)
    page = {"entry": found, "words": asked(found.payload.question), "couple": couple}
    page["is_shared"] = place in revealed_places(couples(request.keyring))
    questions = Questions(couple) if couple else None
    page["place"] = questions.address(place) if questions and place in questions.turns else None
    return render(request, "talks/mine.html", {"space": space, **page})


@require_http_methods(["GET", "HEAD", "POST"])
@private
def erase_answer(request: Request, space: OpenSpace, entry: uuid.UUID) -> HttpResponse:
    """Asks first; then it is gone."""
    found = space.entry(Answer, entry)
    back = reverse("answer-entry", args=[space.id, entry])
    return erase_or_ask(request, found, back, then=reverse("mine", args=[space.id]))


def erase_or_ask(request: Request, found: Entry[Answer], back: str, then: str) -> HttpResponse:
    """What was shown of it is another thing and stays. `back`: where "no" leads, `then`: "yes"."""
    if request.method == "POST":
        found.erase()
        messages.success(request, _("Deleted."))
        return redirect(then)
    question = {"heading": _("Delete your answer?"), "yes": _("Delete it"), "no_url": back}
    question["lead"] = _("It will be gone for good. A copy that you have shared stays in Ours.")
    return render(request, "ui/confirm.html", question | {"erases": True})


@require_safe
@for_two
def questions(request: Request, couple: Couple) -> HttpResponse:
    """Every question one knows something of, the newest first."""
    found = Questions(couple)
    turns = sorted(found.turns.values(), key=lambda turn: turn.day, reverse=True)
    rows = [(turn, words_of(turn), found.at(turn)) for turn in turns]
    return render(
        request, "talks/list.html", {"space": couple.space, "couple": couple, "rows": rows}
    )
