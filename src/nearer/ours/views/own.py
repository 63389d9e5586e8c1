"""One's own answer as it lies in one's own space, whoever one is with, and also alone."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nearer.features.talks.payloads import Answer
from nearer.ours import sharing
from nearer.ours.two import asked, two
from nearer.pairing.couples import our_space
from nearer.people.request import Request
from nearer.spaces.doors import private
from nearer.spaces.space import Entry, OpenSpace


@require_safe
@private
def answer(request: Request, space: OpenSpace, entry: uuid.UUID) -> HttpResponse:
    """The question and what one wrote; the way to the question, as long as there is one."""
    found, couple = space.entry(Answer, entry), our_space(request.keyring)
    place = (found.day, found.payload.question)
    page = {"entry": found, "words": asked(found.payload.question), "couple": couple}
    page["is_shared"] = place in sharing.shared(request.keyring).places
    here = two(request.keyring, couple) if couple else None
    page["place"] = here.address(place) if here and place in here.turns else None
    return render(request, "ours/question/mine.html", {"space": space, **page})


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
        messages.success(request, _("Erased."))
        return redirect(then)
    question = {"heading": _("Erase your answer?"), "yes": _("Erase it"), "no_url": back}
    question["lead"] = _("It is then gone for good. A copy that you have shown stays in Ours.")
    return render(request, "ui/confirm.html", question | {"erases": True})
