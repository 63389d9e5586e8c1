"""The day, and everything one has written."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from nearer.features.feelings.logic.months import leaf, years
from nearer.ours.sharing import shared
from nearer.people.request import Request
from nearer.plan.day import the_day
from nearer.plan.forms import Search
from nearer.plan.writing import counts, written
from nearer.spaces.doors import private
from nearer.spaces.space import OpenSpace

MOST = 100


@require_safe
@private
def today(request: Request, space: OpenSpace) -> HttpResponse:
    """What is there now. A page that hears that something is new fetches its cards alone."""
    page = {"space": space, "day": the_day(request.keyring, space)}
    return render(request, "plan/today.html#day" if request.htmx else "plan/today.html", page)


@require_safe
@private
def mine(request: Request, space: OpenSpace, month: date | None = None) -> HttpResponse:
    """Everything one has written, newest first, some months at a time."""
    many = counts(space)
    shown = leaf(many, month)
    both = shared(request.keyring)
    writing = written(space, shown.since, shown.until, both) if shown else []
    page = {"leaf": shown, "years": years(many), "form": Search(), "writing": writing}
    return render(request, "plan/mine.html", {"space": space, **page})


@require_http_methods(["GET", "HEAD", "POST"])
@private
def found(request: Request, space: OpenSpace) -> HttpResponse:
    """One's own sentences with a word in them. The word travels in a form, never in an address."""
    form = Search(request.POST or None)
    if not form.is_valid():
        return redirect("mine", space.id)
    rows = written(space, shared=shared(request.keyring))
    writing = [each for each in rows if each.has(form.cleaned_data["words"])]
    page = {"space": space, "form": form, "count": len(writing), "writing": writing[:MOST]}
    return render(request, "plan/found.html", page)
