"""The few pages that belong to no feature: what is shown on leaving, and a forged form."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nearer.people.own_forms import is_of_the_token
from nearer.people.request import Request
from nearer.people.unlocking import send_again
from nearer.site.measures import TABLES


@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """The harmless page that "Leave this page" opens unless the operator chose another."""
    return render(request, "site/measures.html", {"tables": TABLES})


def forged(request: Request, reason: str = "") -> HttpResponse:
    """A form that did not come from our own page, or whose page is older than the browser's."""
    if is_of_the_token(reason) and (page := send_again(request)):
        return page
    return render(request, "403.html", status=403)
