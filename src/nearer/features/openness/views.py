"""Giving: thank-yous and small notes."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nearer.couples.couple import Couple
from nearer.couples.doors import for_two, while_open
from nearer.features.openness.forms import NoteForm, ThanksForm
from nearer.people.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
@while_open
def thanks(request: Request, couple: Couple) -> HttpResponse:
    """What the other did, and why it matters."""
    return give(request, couple, ThanksForm(request.POST or None), "openness/thanks.html")


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
@while_open
def note(request: Request, couple: Couple) -> HttpResponse:
    """A small note."""
    return give(request, couple, NoteForm(request.POST or None), "openness/note.html")


def give(
    request: Request, couple: Couple, form: ThanksForm | NoteForm, template: str
) -> HttpResponse:
    if form.is_valid() and not couple.is_resting:
        couple.space.add(form.said())
        return redirect("ours", couple.space.id)
    return render(request, template, {"space": couple.space, "couple": couple, "form": form})
