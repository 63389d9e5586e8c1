"""Giving: thank-yous, small notes and a gesture without words."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.http import require_http_methods, require_POST

from nearer.couples.couple import Couple
from nearer.couples.doors import for_two, while_open
from nearer.features.openness import thinking
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


@require_POST
@for_two
def think(request: Request, couple: Couple) -> HttpResponse:
    """One tap, back to where it was tapped."""
    if not couple.is_resting:
        thinking.think(couple)
    here = ("today", couple.own.id) if "today" in request.POST else ("ours", couple.space.id)
    return redirect(f"{resolve_url(*here)}#gestures")


def give(
    request: Request, couple: Couple, form: ThanksForm | NoteForm, template: str
) -> HttpResponse:
    if form.is_valid() and not couple.is_resting:
        couple.space.add(form.said())
        return redirect("ours", couple.space.id)
    return render(request, template, {"space": couple.space, "couple": couple, "form": form})
