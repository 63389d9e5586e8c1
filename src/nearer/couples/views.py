"""The pause of one of the two."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nearer.couples import pausing
from nearer.couples.doors import couple_of
from nearer.couples.forms import Pause
from nearer.people.request import Request
from nearer.spaces.kinds_only import private
from nearer.spaces.space import OpenSpace


@require_http_methods(["GET", "HEAD", "POST"])
@private
def pause(request: Request, space: OpenSpace) -> HttpResponse:
    """One's own new shares rest. Nothing shows it, and nobody else can look."""
    now, form = pausing.pausing(space), Pause(request.POST or None)
    if request.method == "POST" and now:
        pausing.resume(space)
        return redirect("pause", space.id)
    if request.method == "POST" and form.is_valid():
        pausing.pause(space, form.cleaned_data["until"])
        return redirect("pause", space.id)
    page = {"space": space, "couple": couple_of(request, space), "form": form, "now": now}
    return render(request, "couples/pause.html", page)
