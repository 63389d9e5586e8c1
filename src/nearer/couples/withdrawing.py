"""Withdrawing what one gave: asks first; then it is gone from Ours, for both."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from nearer.people.request import Request
from nearer.spaces.entry import Entry


def withdraw(request: Request, given: Entry[Any]) -> HttpResponse:
    """Given by whoever asks: the view has looked."""
    back = reverse("ours", args=[given.space.id])
    if request.method == "POST":
        given.erase()
        messages.success(request, _("Deleted."))
        return redirect(back)
    question = {"heading": _("Delete this?"), "yes": _("Delete it"), "no_url": back}
    question["lead"] = _("It will be gone from Ours, for both of you.")
    facts = [_("What has been read cannot be unread."), _("Nobody is told.")]
    return render(request, "ui/confirm.html", question | {"facts": facts, "erases": True})
