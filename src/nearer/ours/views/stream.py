"""Ours: what both share, and the questions there have been."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nearer.features.feelings.logic.months import leaf, years
from nearer.ours import sheets, stream
from nearer.ours.doors import for_two
from nearer.ours.two import two, words_of
from nearer.people.request import Request
from nearer.spaces.space import OpenSpace


@require_safe
@for_two
def ours(request: Request, space: OpenSpace, month: date | None = None) -> HttpResponse:
    """The stream, some months at a time. A page that hears of news fetches it alone."""
    here = two(request.keyring, space)
    many = stream.months(here)
    shown = leaf(many, month)
    pieces = stream.stream(here, shown.since, shown.until) if shown else []
    page = {"two": here, "pieces": pieces, "leaf": shown, "years": years(many)}
    page |= {"newest": month is None, "card": sheets.card(here)}
    part = "#stream" if request.htmx else ""
    return render(request, f"ours/stream/page.html{part}", {"space": space, **page})


@require_safe
@for_two
def questions(request: Request, space: OpenSpace) -> HttpResponse:
    """Every question one knows something of, the newest first."""
    here = two(request.keyring, space)
    turns = sorted(here.turns.values(), key=lambda turn: turn.day, reverse=True)
    rows = [(turn, words_of(turn), sheets.at(here, turn)) for turn in turns]
    return render(request, "ours/question/list.html", {"space": space, "two": here, "rows": rows})
