"""Everything one has written."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from nearer.doors.kinds_only import private
from nearer.mine import rows
from nearer.mine.forms import Search
from nearer.people.request import Request
from nearer.registry.installed import styles
from nearer.spaces.space import OpenSpace
from nearer.ui.months import leaf, years

MOST = 100


@require_safe
@private
def mine(request: Request, space: OpenSpace, month: date | None = None) -> HttpResponse:
    """Everything one has written, newest first, some months at a time."""
    many = rows.months(space)
    shown = leaf(many, month)
    writing = rows.rows(request.keyring, space, shown.since, shown.until) if shown else []
    page = {"leaf": shown, "years": years(many), "form": Search(), "writing": writing}
    return render(request, "mine/mine.html", {"space": space, "styles": styles(), **page})


@require_http_methods(["GET", "HEAD", "POST"])
@private
def search(request: Request, space: OpenSpace) -> HttpResponse:
    """One's own sentences with a word in them. The word travels in a form, never in an address."""
    form = Search(request.POST or None)
    if not form.is_valid():
        return redirect("mine", space.id)
    every = rows.rows(request.keyring, space)
    writing = [row for row in every if rows.has(row, form.cleaned_data["words"])]
    page = {"form": form, "count": len(writing), "writing": writing[:MOST]}
    return render(request, "mine/found.html", {"space": space, "styles": styles(), **page})
