"""The day."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from nearer.couples.doors import was_opened
from nearer.doors.kinds_only import private
from nearer.people.request import Request
from nearer.registry.cards import Day
from nearer.registry.gifts import Gift
from nearer.registry.giving import note_news, open_gift
from nearer.registry.installed import styles
from nearer.registry.memories import remembered
from nearer.spaces.space import OpenSpace
from nearer.today.page import the_day, todays_page, what_is_closed


@require_http_methods(["GET", "HEAD", "POST"])
@private
def today(request: Request, space: OpenSpace) -> HttpResponse:
    """What is there now; with something of it opened where that is asked for. A page that hears of
    news fetches its act alone, and one that opens something that alone."""
    day = the_day(request.keyring, space)
    was_opened(request, day.couple)
    gift = opened(request, day)
    page = {"space": space, "couple": day.couple, "gift": gift, "styles": styles()}
    if gift and request.htmx:
        return render(request, "today/today.html#opened", page | what_is_closed(day.couple))
    shown = todays_page(day)
    note_news(request, is_new=shown.has_news)
    template = "today/today.html#day" if request.htmx else "today/today.html"
    return render(request, template, page | {"day": shown})


def opened(request: Request, day: Day) -> Gift | None:
    """What this request opens: something that was given, or a memory."""
    if "memory" in request.POST:
        return remembered(day.couple)
    return open_gift(day.couple, request.POST["open"]) if "open" in request.POST else None
