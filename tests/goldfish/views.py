"""Keeping a swim, giving a bubble, and a page about goldfish for everybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from nearer.couples.couple import Couple
from nearer.couples.doors import for_two, while_open
from nearer.doors.kinds_only import private
from nearer.people.request import Request
from nearer.registry.events import days_changed
from nearer.spaces.space import OpenSpace
from tests.goldfish.forms import BubbleForm, SwimForm
from tests.goldfish.payloads import Swim


def swim_slot(day: object) -> str:
    """One swim a day."""
    return f"swim {day}"


@require_http_methods(["GET", "HEAD", "POST"])
@private
def swim(request: Request, space: OpenSpace) -> HttpResponse:
    """Today's swim."""
    form = SwimForm(request.POST or None)
    if form.is_valid():
        space.put(form.swim(), swim_slot(space.today()))
        days_changed(request.keyring, space, Swim, space.today())
        return redirect("today", space.id)
    return render(request, "goldfish/page.html", {"space": space, "form": form, "whose": "me"})


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
@while_open
def bubble(request: Request, couple: Couple) -> HttpResponse:
    """A bubble for the other."""
    form = BubbleForm(request.POST or None)
    if form.is_valid() and not couple.is_resting:
        couple.space.add(form.bubble())
        return redirect("ours", couple.space.id)
    page = {"space": couple.space, "couple": couple, "form": form, "whose": "us"}
    return render(request, "goldfish/page.html", page)


@require_safe
def pond(request: HttpRequest) -> HttpResponse:
    """What a goldfish is, without an account."""
    return render(request, "goldfish/pond.html")
