"""The few pages that belong to no feature: what is shown on leaving, and a forged form."""

from __future__ import annotations

import sys

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template import loader
from django.views.decorators.http import require_safe

from nearer.people.own_forms import is_of_the_token
from nearer.people.request import Request
from nearer.people.unlocking import send_again
from nearer.site.measures import TABLES
from nearer.store.reasons import database_reason

RETRY_AFTER = "30"


@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """The harmless page that "Leave this page" opens unless the operator chose another."""
    return render(request, "site/measures.html", {"tables": TABLES})


def broken(_: HttpRequest) -> HttpResponse:
    """A fault of ours; or an outage of the database, which passes by itself."""
    if database_reason(sys.exc_info()[1]) is None:
        return HttpResponseServerError(loader.render_to_string("500.html"))
    page = loader.render_to_string("site/outage.html")
    return HttpResponse(page, status=503, headers={"Retry-After": RETRY_AFTER})


def forged(request: Request, reason: str = "") -> HttpResponse:
    """A form that did not come from our own page, or whose page is older than the browser's."""
    if is_of_the_token(reason) and (page := send_again(request)):
        return page
    return render(request, "403.html", status=403)
