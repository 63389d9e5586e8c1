"""The day."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nearer.couples.doors import was_opened
from nearer.doors.kinds_only import private
from nearer.people.request import Request
from nearer.registry.installed import styles
from nearer.spaces.space import OpenSpace
from nearer.today.page import todays_page


@require_safe
@private
def today(request: Request, space: OpenSpace) -> HttpResponse:
    """What is there now. A page that hears that something is new fetches its cards alone."""
    day = todays_page(request.keyring, space)
    was_opened(request, day.couple)
    page = {"space": space, "day": day, "styles": styles()}
    return render(request, "today/today.html#day" if request.htmx else "today/today.html", page)
