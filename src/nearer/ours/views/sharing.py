"""Sharing a copy of a check-in, reading one, and taking one's own back."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nearer.features.feelings.payloads import CheckIn, SharedCheckIn
from nearer.ours import sharing, stream
from nearer.ours.doors import for_two
from nearer.ours.forms.sharing import Sharing
from nearer.ours.two import two
from nearer.pairing.couples import our_space
from nearer.people.request import Request
from nearer.spaces.doors import private
from nearer.spaces.errors import NoSuchSpace
from nearer.spaces.space import OpenSpace


@require_http_methods(["GET", "HEAD", "POST"])
@private
def share_check_in(request: Request, space: OpenSpace, entry: uuid.UUID) -> HttpResponse:
    """What of it, then as the other will read it; only what was looked at is shared."""
    found, couple = space.entry(CheckIn, entry), our_space(request.keyring)
    if couple is None:
        raise NoSuchSpace
    form, called = Sharing(found.payload, request.POST or None), sharing.names(couple)
    page = {"space": space, "entry": found, "form": form, "other": sharing.other(called, space.me)}
    page["two"] = here = two(request.keyring, couple)
    if not form.is_valid():
        return render(request, "ours/sharing/choose.html", page)
    if here.is_resting or form.cleaned_data["seen"] != found.revision:
        name = sharing.name_of(called, space.me)
        page["copy"] = sharing.Copy(form.copy(), found.day, name)
        return render(request, "ours/sharing/preview.html", page)
    copy = sharing.put(couple, form.copy(), found.day)
    messages.success(request, _("Shared."))
    return redirect("shared-copy", couple.id, copy.id)


@require_safe
@for_two
def shared_copy(request: Request, space: OpenSpace, entry: uuid.UUID) -> HttpResponse:
    """One's own copy. The other's is read where something can be sent back, while it can."""
    found, here = space.entry(SharedCheckIn, entry), two(request.keyring, space)
    copy = sharing.read(found, sharing.names(space), stream.back(here, found))
    if not copy.is_mine and not space.is_closed:
        return redirect(copy.url)
    page = {"space": space, "entry": found, "two": here, "copy": copy}
    return render(request, "ours/sharing/copy_page.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def withdraw_copy(request: Request, space: OpenSpace, entry: uuid.UUID) -> HttpResponse:
    """Asks first; then it is as if it had never been shared."""
    found = space.entry(SharedCheckIn, entry)
    found.check_pen()
    if request.method == "POST":
        found.erase()
        messages.success(request, _("Withdrawn."))
        return redirect("ours", space.id)
    question = {
        "heading": _("Withdraw this copy?"),
        "lead": _("It is then gone from Ours, for both of you. Your own check-in stays."),
        "facts": [_("What was read already cannot be unread."), _("Nobody is told.")],
        "no_url": reverse("shared-copy", args=[space.id, entry]),
    }
    return render(request, "ui/confirm.html", question | {"yes": _("Withdraw it"), "erases": True})
