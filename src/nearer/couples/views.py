"""The pause of one of the two, and taking back a reply."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nearer.couples import pausing, withdrawing
from nearer.couples.couple import Couple
from nearer.couples.doors import couple_of, for_two
from nearer.couples.forms import Pause
from nearer.couples.payloads import Reply
from nearer.doors.kinds_only import private
from nearer.people.request import Request
from nearer.spaces.space import OpenSpace


@require_http_methods(["GET", "HEAD", "POST"])
@private
def pause(request: Request, space: OpenSpace) -> HttpResponse:
    """One's own new shares rest. Nothing shows it, and nobody else can look."""
    now, form = pausing.pausing(space), Pause(request.POST or None)
    if "end" in request.POST:
        pausing.resume(space)
        return redirect("pause", space.id)
    if request.method == "POST" and form.is_valid():
        pausing.pause(space, form.cleaned_data["until"])
        return redirect("pause", space.id)
    page = {"space": space, "couple": couple_of(request, space), "form": form, "now": now}
    return render(request, "couples/pause.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def withdraw_reply(request: Request, couple: Couple, entry: uuid.UUID) -> HttpResponse:
    """One's own."""
    found = couple.space.entry(Reply, entry)
    found.check_pen()
    return withdrawing.withdraw(request, found)
