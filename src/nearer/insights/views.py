"""Progress: one's own days over time."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nearer.insights.looking import look_back
from nearer.people.request import Request
from nearer.spaces.doors import private
from nearer.spaces.space import OpenSpace


@require_safe
@private
def progress(request: Request, space: OpenSpace) -> HttpResponse:
    """The chosen line over the chosen time. Choosing another fetches the look alone."""
    look = look_back(space, request.GET.get("line", ""), request.GET.get("time", ""))
    page = "insights/progress.html#look" if request.htmx else "insights/progress.html"
    return render(request, page, {"space": space, "look": look})
