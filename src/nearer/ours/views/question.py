"""The question for two, up to the moment when an answer is shown."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nearer.features.talks.payloads import Answer
from nearer.ours import acts, stream
from nearer.ours.doors import for_two
from nearer.ours.forms.question import AnswerForm, Showing
from nearer.ours.sheets import as_seen, sheet
from nearer.ours.two import two
from nearer.ours.views.own import erase_or_ask
from nearer.people.request import Request
from nearer.spaces.errors import NoSuchEntry, StaleEntry
from nearer.spaces.space import OpenSpace


@require_safe
@for_two
def question(request: Request, space: OpenSpace, place: uuid.UUID | None = None) -> HttpResponse:
    """A question as it stands for the one who looks; without a place, that of these days."""
    here = two(request.keyring, space)
    turn = here.find(place) if place else here.foremost()
    if turn is None or space.is_closed:
        return redirect("ours", space.id)
    page = sheet(here, turn, voices=list(stream.voices(here, turn)))
    page["form"] = AnswerForm(initial={"seen": acts.seen(here, turn)})
    part = "#standing" if request.htmx else ""
    return render(request, f"ours/question/page.html{part}", page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def answer(request: Request, space: OpenSpace, place: uuid.UUID) -> HttpResponse:
    """Writes one's own answer, for nobody else so far."""
    here = two(request.keyring, space)
    turn, seen = here.find(place), 0
    if turn.answer:
        seen = acts.seen(here, turn)
    text = turn.answer.payload.text if turn.answer else ""
    form = AnswerForm(request.POST or None, initial={"text": text, "seen": seen})
    if form.is_valid():
        try:
            acts.answer(here, turn, **form.cleaned_data)
            return redirect("question-at", space.id, place)
        except StaleEntry:
            form = form.kept(seen)
    return render(request, "ours/question/answer.html", sheet(here, turn, form=form))


@require_POST
@for_two
def skip(request: Request, space: OpenSpace, place: uuid.UUID) -> HttpResponse:
    """Not today: the question rests for the one who says it."""
    here = two(request.keyring, space)
    acts.skip(here, here.find(place))
    return redirect("question-at", space.id, place)


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def show(request: Request, space: OpenSpace, place: uuid.UUID) -> HttpResponse:
    """As the other will see it; then a copy is put where both can read."""
    here = two(request.keyring, space)
    turn = here.find(place)
    if turn.answer is None:
        raise NoSuchEntry
    form = Showing(here.name, acts.wishes(here, turn), request.POST or None)
    # The button names the answer that was looked at: another page may have kept another since.
    looked_at = request.POST.get("show") == str(turn.answer.revision)
    if form.is_valid() and looked_at and not here.is_resting:
        acts.show(here, turn, form.cleaned_data["wants_back"])
        acts.tell(here, turn, lets_know=form.cleaned_data["lets_know"])
        return redirect("question-at", space.id, place)
    seen = as_seen(here, turn.answer.payload.text, form.wanted)
    return render(request, "ours/question/show.html", sheet(here, turn, form=form, voice=seen))


@require_POST
@for_two
def tell(request: Request, space: OpenSpace, place: uuid.UUID) -> HttpResponse:
    """Whether the other is told that an answer waits, changed where it was asked."""
    here = two(request.keyring, space)
    turn = here.find(place)
    if turn.mine is None:
        raise NoSuchEntry
    if not (here.is_resting and "tell" in request.POST):
        acts.tell(here, turn, lets_know="tell" in request.POST)
    return redirect("question-at", space.id, place)


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def take_back(request: Request, space: OpenSpace, place: uuid.UUID) -> HttpResponse:
    """Asks first; then the copy is gone from Ours."""
    here = two(request.keyring, space)
    turn = here.find(place)
    if turn.mine is None:
        raise NoSuchEntry
    back = reverse("question-at", args=[space.id, place])
    if request.method == "POST":
        acts.take_back(here, turn)
        messages.success(request, _("Taken back."))
        return redirect(back)
    question = {"heading": _("Take your answer back?"), "yes": _("Take it back"), "no_url": back}
    question["lead"] = _("The copy is then gone from Ours. Your own answer stays with you.")
    facts = [_("What was read already cannot be unread."), _("Nobody is told.")]
    return render(request, "ui/confirm.html", question | {"facts": facts, "erases": True})


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def erase(request: Request, space: OpenSpace, place: uuid.UUID) -> HttpResponse:
    """Asks first; then one's own answer is gone."""
    here = two(request.keyring, space)
    turn = here.find(place)
    if turn.answer is None:
        raise NoSuchEntry
    page = reverse("question-at", args=[space.id, place])
    own = here.own.entry(Answer, turn.answer.id)
    return erase_or_ask(request, own, back=page, then=page)
