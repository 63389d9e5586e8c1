"""Sharing a copy of a check-in, reading one, and taking one's own back."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nearer.couples.couple import Couple
from nearer.couples.doors import couple_of, for_two
from nearer.doors.kinds_only import private
from nearer.features.feelings import copies
from nearer.features.feelings.forms.sharing import Sharing
from nearer.features.feelings.payloads import CheckIn, SharedCheckIn
from nearer.people.request import Request
from nearer.spaces.errors import NoSuchSpace
from nearer.spaces.space import OpenSpace


@require_http_methods(["GET", "HEAD", "POST"])
@private
def share_check_in(request: Request, space: OpenSpace, entry: uuid.UUID) -> HttpResponse:
    """What of it, then as the other will read it; only what was looked at is shared."""
    found, couple = space.entry(CheckIn, entry), couple_of(request, space)
    if couple is None:
        raise NoSuchSpace
    form = Sharing(found.payload, request.POST or None)
    page = {"space": space, "entry": found, "form": form, "couple": couple}
    if not form.is_valid():
        return render(request, "feelings/share/choose.html", page)
    if couple.is_resting or form.cleaned_data["seen"] != found.revision:
        page["copy"] = copies.Copy(form.copy(), found.day, couple.name_of(space.me))
        return render(request, "feelings/share/preview.html", page)
    copy = copies.put(couple.space, form.copy(), found.day)
    messages.success(request, _("Shared."))
    return redirect("shared-copy", couple.space.id, copy.id)


@require_safe
@for_two
def shared_copy(request: Request, couple: Couple, entry: uuid.UUID) -> HttpResponse:
    """One's own copy. The other's is read where something can be sent back, while it can."""
    found = couple.space.entry(SharedCheckIn, entry)
    copy = copies.read(couple, found)
    if not copy.is_mine and not couple.space.is_closed:
        return redirect("reply", couple.space.id, entry)
    page = {"space": couple.space, "entry": found, "couple": couple, "copy": copy}
    return render(request, "feelings/share/copy_page.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def withdraw_copy(request: Request, couple: Couple, entry: uuid.UUID) -> HttpResponse:
    """Asks first; then it is as if it had never been shared."""
    found = couple.space.entry(SharedCheckIn, entry)
    found.check_pen()
    if request.method == "POST":
        found.erase()
        messages.success(request, _("Unshared."))
        return redirect("ours", couple.space.id)
    question = {
        "heading": _("Unshare this copy?"),
        "lead": _("It will be gone from Ours, for both of you. Your own check-in stays."),
        "facts": [_("What has been read cannot be unread."), _("Nobody is told.")],
        "no_url": reverse("shared-copy", args=[couple.space.id, entry]),
    }
    return render(request, "ui/confirm.html", question | {"yes": _("Unshare it"), "erases": True})
