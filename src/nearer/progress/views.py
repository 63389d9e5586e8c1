"""Progress: one's own days over time, and the lines that both chose to show."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nearer.couples.couple import Couple
from nearer.couples.doors import for_two
from nearer.doors.kinds_only import private
from nearer.people.request import Request
from nearer.progress import shared_lines
from nearer.progress.numbered import numbered
from nearer.progress.page import look_back
from nearer.spaces.space import OpenSpace


@require_safe
@private
def progress(request: Request, space: OpenSpace) -> HttpResponse:
    """The chosen line over the chosen time. Choosing another fetches the look alone."""
    look = look_back(space, request.GET.get("line", ""), request.GET.get("time", ""))
    page = "progress/progress.html#look" if request.htmx else "progress/progress.html"
    return render(request, page, {"space": space, "look": look})


@require_safe
@for_two
def progress_together(request: Request, couple: Couple) -> HttpResponse:
    """The chosen line: of both, where both show it."""
    look = shared_lines.together(couple, request.GET.get("line", ""))
    page = {"space": couple.space, "couple": couple, "look": look}
    return render(request, "progress/together.html", page)


@require_POST
@for_two
def release_line(request: Request, couple: Couple) -> HttpResponse:
    """One's own line, from now on."""
    key = chosen(request)
    if not couple.is_resting:
        shared_lines.share(couple, numbered()[key])
        messages.success(request, _("Shared. It keeps up with your days until you unshare it."))
    return back_to(couple, key)


@require_POST
@for_two
def take_back_line(request: Request, couple: Couple) -> HttpResponse:
    """One's own line is gone from here."""
    key = chosen(request)
    shared_lines.take_back(couple.space, numbered()[key])
    messages.success(request, _("Unshared."))
    return back_to(couple, key)


def chosen(request: Request) -> str:
    key = request.POST.get("line", "")
    if key not in numbered():
        raise Http404
    return key


def back_to(couple: Couple, key: str) -> HttpResponse:
    return redirect(f"{reverse('progress-together', args=[couple.space.id])}?line={key}")
