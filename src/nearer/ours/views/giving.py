"""Giving: thank-yous and small notes, and taking one's own back."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nearer.ours import acts
from nearer.ours.doors import for_two, while_open
from nearer.ours.forms.giving import NoteForm, ThanksForm
from nearer.ours.two import two
from nearer.people.request import Request
from nearer.spaces.space import OpenSpace


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
@while_open
def thanks(request: Request, space: OpenSpace) -> HttpResponse:
    """What the other did, and why it matters."""
    here, form = two(request.keyring, space), ThanksForm(request.POST or None)
    if form.is_valid() and not here.is_resting:
        space.add(form.said())
        return redirect("ours", space.id)
    return render(request, "ours/giving/thanks.html", {"space": space, "two": here, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
@while_open
def note(request: Request, space: OpenSpace) -> HttpResponse:
    """A small note."""
    here, form = two(request.keyring, space), NoteForm(request.POST or None)
    if form.is_valid() and not here.is_resting:
        space.add(form.said())
        return redirect("ours", space.id)
    return render(request, "ours/giving/note.html", {"space": space, "two": here, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def withdraw(request: Request, space: OpenSpace, entry: uuid.UUID) -> HttpResponse:
    """Asks first; then it is gone from Ours, for both."""
    found, back = acts.mine(two(request.keyring, space), entry), reverse("ours", args=[space.id])
    if request.method == "POST":
        found.erase()
        messages.success(request, _("Withdrawn."))
        return redirect(back)
    question = {"heading": _("Withdraw this?"), "yes": _("Withdraw it"), "no_url": back}
    question["lead"] = _("It is then gone from Ours, for both of you.")
    facts = [_("What was read already cannot be unread."), _("Nobody is told.")]
    return render(request, "ui/confirm.html", question | {"facts": facts, "erases": True})
