"""Progress for two: lines that both chose to show."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nearer.ours import lines
from nearer.ours.doors import for_two
from nearer.ours.logic.released import LINES
from nearer.ours.two import two
from nearer.people.request import Request
from nearer.spaces.space import OpenSpace


@require_safe
@for_two
def progress_together(request: Request, space: OpenSpace) -> HttpResponse:
    """The chosen line: of both, where both show it."""
    here = two(request.keyring, space)
    look = lines.together(here.own, space, request.GET.get("line", ""))
    page = {"space": space, "own": here.own, "two": here, "look": look, "other": here.other}
    return render(request, "ours/lines/together.html", page)


@require_POST
@for_two
def release_line(request: Request, space: OpenSpace) -> HttpResponse:
    """One's own line, from now on."""
    here, key = two(request.keyring, space), chosen(request)
    if not here.is_resting:
        lines.release(here.own, space, LINES[key])
        messages.success(request, _("Shown. It keeps up with your days until you take it back."))
    return back_to(space, key)


@require_POST
@for_two
def take_back_line(request: Request, space: OpenSpace) -> HttpResponse:
    """One's own line is gone from here."""
    key = chosen(request)
    lines.take_back(space, LINES[key])
    messages.success(request, _("Taken back."))
    return back_to(space, key)


def chosen(request: Request) -> str:
    key = request.POST.get("line", "")
    if key not in LINES:
        raise Http404
    return key


def back_to(space: OpenSpace, key: str) -> HttpResponse:
    return redirect(f"{reverse('progress-together', args=[space.id])}?line={key}")
