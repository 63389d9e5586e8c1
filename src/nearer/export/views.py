"""Taking everything away, and bringing it back."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nearer.doors.kinds_only import private
from nearer.export.forms import BarredCopy, Restore
from nearer.export.packing import archive, packed
from nearer.export.restoring import restore
from nearer.people import rate_limits
from nearer.people.asking import ask, who_asks, who_confirms
from nearer.people.forms.sign_in import StepUp
from nearer.people.keyring import Keyring
from nearer.people.rate_limits import TooManyTries
from nearer.people.request import Request
from nearer.spaces.space import OpenSpace

# Each is work for as much as ten megabytes.
RESTORES, AN_HOUR = 6, timedelta(hours=1)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def export(request: Request, space: OpenSpace) -> HttpResponse:
    """Asks for the passphrase again; then all of it in one file, made in memory."""
    form = StepUp(request.keyring.owner, who_confirms(request), request.POST or None)
    if form.is_valid() and form.opened():
        return download(request.keyring)
    return ask(request, "export/export.html", form, space=space)


@require_http_methods(["GET", "HEAD", "POST"])
def barred_copy(request: Request) -> HttpResponse:
    """The same for somebody whom the operator lets in no more, without a session."""
    form = BarredCopy(request.POST or None)
    if form.is_valid() and (keyring := form.keyring(who_asks(request))):
        with timezone.override(keyring.about.time_zone):
            return download(keyring)
    return ask(request, "export/barred.html", form)


def download(keyring: Keyring) -> HttpResponse:
    """The file, named by the day where its owner is."""
    headers = {"Content-Disposition": f'attachment; filename="copy-{timezone.localdate()}.zip"'}
    whole = packed(archive(keyring))
    return HttpResponse(whole, content_type="application/zip", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def restore_copy(request: Request, space: OpenSpace) -> HttpResponse:
    """Adds from a copy what is missing here, and says what it did."""
    page: dict[str, Any] = {"space": space, "form": Restore()}
    if request.method != "POST":
        return render(request, "export/restore.html", page)
    try:
        page["form"], page["counts"] = bring_back(request, space)
    except TooManyTries as slowed:
        page["minutes"] = slowed.minutes
        return render(request, "export/restore.html", page, status=429)
    return render(request, "export/restore.html", page)


def bring_back(request: Request, space: OpenSpace) -> tuple[Restore, Counter[str] | None]:
    """Raises `TooManyTries`."""
    me = str(request.keyring.me)
    with rate_limits.one_at_a_time("restore", me):
        rate_limits.count("restores", me, RESTORES, AN_HOUR)
        form = Restore(request.POST, request.FILES)
        return form, restore(form.archive, space) if form.is_valid() else None
