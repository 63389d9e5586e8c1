"""Feelings: the check-in of a day, one day, and the first words."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nearer.doors.kinds_only import private
from nearer.features.feelings.forms.check_in import CheckInForm
from nearer.features.feelings.logic.slots import check_in_slot
from nearer.features.feelings.payloads import CheckIn, FirstWords
from nearer.features.feelings.wording import lines_of, spot_of
from nearer.people.request import Request
from nearer.registry.events import days_changed
from nearer.spaces.errors import StaleEntry
from nearer.spaces.space import OpenSpace


@require_http_methods(["GET", "HEAD", "POST"])
@private
def check_in(request: Request, space: OpenSpace) -> HttpResponse:
    """Today's half-minute, filled with what is there already."""
    today, typed = space.today(), request.POST or None
    there = None if typed else space.in_slot(CheckIn, check_in_slot(today))
    form = CheckInForm(today, there, typed)
    if form.is_valid():
        try:
            space.put(form.checkin(), check_in_slot(form.day), form.day, seen=form.seen)
        except StaleEntry:
            return show_both(request, space, form)
        days_changed(request.keyring, space, CheckIn)
        messages.success(request, _("Saved."))
        return redirect("today", space.id)
    return render(request, "feelings/check_in.html", {"space": space, "form": form})


def show_both(request: Request, space: OpenSpace, form: CheckInForm) -> HttpResponse:
    """What was typed stays in the form; what was kept elsewhere since then stands beside it."""
    newer = space.in_slot(CheckIn, check_in_slot(form.day))
    form.rebind(revision=newer.revision if newer else 0)
    page = {"space": space, "form": form, "newer": newer, "is_stale": True}
    return render(request, "feelings/check_in.html", page, status=409)


@require_safe
@private
def check_in_entry(request: Request, space: OpenSpace, entry: uuid.UUID) -> HttpResponse:
    """One day. Today's may still be changed, any may be erased."""
    found = space.entry(CheckIn, entry)
    answers = [(_("On the grid"), spot_of(found.payload)), *lines_of(found.payload)]
    page = {"entry": found, "answers": [pair for pair in answers if pair[1] != ""]}
    return render(request, "feelings/check_in_entry.html", {"space": space, **page})


@require_http_methods(["GET", "HEAD", "POST"])
@private
def erase_check_in(request: Request, space: OpenSpace, entry: uuid.UUID) -> HttpResponse:
    """Asks first; then the day is gone."""
    found = space.entry(CheckIn, entry)
    if request.method == "POST":
        found.erase()
        days_changed(request.keyring, space, CheckIn)
        messages.success(request, _("Deleted."))
        return redirect("mine", space.id)
    question = {
        "heading": _("Delete %(day)s?") % {"day": date_format(found.day, "j F Y")},
        "lead": _("The answers of this day will be gone for good, from your charts too."),
        "no_url": reverse("check-in-entry", args=[space.id, entry]),
    }
    return render(request, "ui/confirm.html", question | {"yes": _("Delete it"), "erases": True})


@require_safe
@private
def first_words(request: Request, space: OpenSpace, entry: uuid.UUID) -> HttpResponse:
    """What was written in the first minutes."""
    found = space.entry(FirstWords, entry)
    return render(request, "feelings/first_words.html", {"space": space, "entry": found})


@require_http_methods(["GET", "HEAD", "POST"])
@private
def erase_first_words(request: Request, space: OpenSpace, entry: uuid.UUID) -> HttpResponse:
    """Asks first; then the first words are gone."""
    found = space.entry(FirstWords, entry)
    if request.method == "POST":
        found.erase()
        messages.success(request, _("Deleted."))
        return redirect("mine", space.id)
    question = {
        "heading": _("Delete your first words?"),
        "lead": _("They will be gone for good. Your check-ins stay."),
        "no_url": reverse("first-words", args=[space.id, entry]),
    }
    return render(request, "ui/confirm.html", question | {"yes": _("Delete them"), "erases": True})
