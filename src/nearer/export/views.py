"""Taking everything away, and bringing it back."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from nearer.doors.kinds_only import private
from nearer.export.forms import Restore
from nearer.export.packing import archive, packed
from nearer.export.restoring import restore
from nearer.people.asking import ask, who_confirms
from nearer.people.forms.sign_in import StepUp
from nearer.people.request import Request
from nearer.spaces.space import OpenSpace


@require_http_methods(["GET", "HEAD", "POST"])
@private
def export(request: Request, space: OpenSpace) -> HttpResponse:
    """Asks for the passphrase again; then all of it in one file, made in memory."""
    form = StepUp(request.keyring.owner, who_confirms(request), request.POST or None)
    if form.is_valid() and form.opened():
        name = f"copy-{space.today().isoformat()}.zip"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        whole = packed(archive(request.keyring))
        return HttpResponse(whole, content_type="application/zip", headers=headers)
    return ask(request, "export/export.html", form, space=space)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def restore_copy(request: Request, space: OpenSpace) -> HttpResponse:
    """Adds from a copy what is missing here, and says what it did."""
    form = Restore(*((request.POST, request.FILES) if request.method == "POST" else ()))
    counts = restore(form.archive, space) if form.is_valid() else None
    page = {"space": space, "form": form, "counts": counts}
    return render(request, "export/restore.html", page)
