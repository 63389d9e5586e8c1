"""Feelings: the check-in of a day, one day, and the first words."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nearer.couples.doors import couple_of
from nearer.doors.kinds_only import private
from nearer.features.feelings import copies
from nearer.features.feelings.aftermath import aftermath
from nearer.features.feelings.forms.check_in import CheckInForm
from nearer.features.feelings.logic.slots import check_in_slot
from nearer.features.feelings.payloads import CheckIn, FirstWords
from nearer.features.feelings.wording import lines_of, spot_of
from nearer.people.request import Request
from nearer.registry.events import days_changed
from nearer.spaces.entry import Entry
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
            kept = keep(request, space, form)
        except StaleEntry:
            return show_both(request, space, form)
        return redirect("check-in-after", space.id, kept.id)
    return asked(request, space, form)


def keep(request: Request, space: OpenSpace, form: CheckInForm) -> Entry[CheckIn]:
    """The day, the lines that are drawn from it, and the copy, in one transaction."""
    with transaction.atomic():
        kept = space.put(form.checkin(), check_in_slot(form.day), form.day, seen=form.seen)
        days_changed(request.keyring, space, CheckIn, form.day)
        if form.cleaned_data["share"]:
            share_whole(request, kept)
    return kept


def asked(
    request: Request, space: OpenSpace, form: CheckInForm, status: int = 200, **page: object
) -> HttpResponse:
    """The form, with the partner by name."""
    couple = couple_of(request, space)
    may_share = couple is not None and not couple.is_resting
    form.name_partner(couple.other if couple else "", may_share=may_share)
    page |= {"space": space, "form": form}
    return render(request, "feelings/check_in.html", page, status=status)


def share_whole(request: Request, kept: Entry[CheckIn]) -> None:
    """The same tap: a copy for the other, while one has not paused."""
    couple = couple_of(request, kept.space)
    if couple and not couple.is_resting:
        copies.put(couple.space, copies.whole(kept.payload), kept.day)


@require_safe
@private
def after(request: Request, space: OpenSpace, entry: uuid.UUID) -> HttpResponse:
    """What comes back for it."""
    found, couple = space.entry(CheckIn, entry), couple_of(request, space)
    copy = copies.mine_of(couple.space, found.day) if couple else None
    page = {"after": aftermath(space, found), "couple": couple, "copy": copy}
    return render(request, "feelings/after.html", {"space": space, **page})


def show_both(request: Request, space: OpenSpace, form: CheckInForm) -> HttpResponse:
    """What was typed stays in the form; what was kept elsewhere since then stands beside it."""
    newer = space.in_slot(CheckIn, check_in_slot(form.day))
    form.rebind(revision=newer.revision if newer else 0)
    return asked(request, space, form, 409, newer=newer, is_stale=True)


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
        with transaction.atomic():
            found.erase()
            days_changed(request.keyring, space, CheckIn, found.day)
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
