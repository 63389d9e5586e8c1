"""The pages that belong to no feature: what leaving opens, the notice, and refusals."""

from __future__ import annotations

import sys
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseServerError,
)
from django.shortcuts import render
from django.template import loader
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from nearer.people.own_forms import is_of_the_token
from nearer.people.request import Request
from nearer.people.unlocking import send_again
from nearer.site.form_origins import OTHER_HOST, OTHER_ORIGIN, cause_of, say_once
from nearer.site.measures import TABLES
from nearer.site.notice import here, notice
from nearer.site.style_page import style_page
from nearer.store.reasons import database_reason

RETRY_AFTER = "30"
CONTACT_HOLDS = timedelta(days=180)


@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """The harmless page that "Leave this page" opens unless the operator chose another."""
    return render(request, "site/measures.html", {"tables": TABLES})


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Every part of our pages in every state, while somebody builds the next feature."""
    if not settings.DEBUG:
        raise Http404
    page = style_page(request.GET.get("light", ""), request.GET.get("by", ""))
    return render(request, "site/style/page.html", page)


@require_safe
def notice_page(request: HttpRequest) -> HttpResponse:
    """What the operator has to tell everybody."""
    if not here():
        raise Http404
    return render(request, "site/notice.html")


@require_safe
def security_contact(_: HttpRequest) -> HttpResponse:
    """`security.txt` (RFC 9116). Its end is far enough away for nobody to have to renew it."""
    contact = notice(settings.NEARER_NOTICE).contact
    if not contact:
        raise Http404
    ends = (timezone.now() + CONTACT_HOLDS).date()
    lines = [
        f"Contact: {contact}",
        f"Expires: {ends}T00:00:00Z",
        f"Canonical: {settings.NEARER_URL}{reverse('security-contact')}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def broken(_: HttpRequest) -> HttpResponse:
    """A fault of ours; or an outage of the database, which passes by itself."""
    if database_reason(sys.exc_info()[1]) is None:
        return HttpResponseServerError(loader.render_to_string("500.html"))
    page = loader.render_to_string("site/outage.html")
    return HttpResponse(page, status=503, headers={"Retry-After": RETRY_AFTER})


def not_taken(_: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that is too much at once, or for another site than this one."""
    page = "400.html"
    if isinstance(exception, DisallowedHost):
        page = "site/other_address.html"
        say_once(OTHER_HOST)
    return HttpResponseBadRequest(loader.render_to_string(page))


def forged(request: Request, reason: str = "", **_: str) -> HttpResponse:
    """A form that did not come from our own page, or whose page is older than the browser's."""
    if is_of_the_token(reason) and (page := send_again(request)):
        return page
    cause = cause_of(request, reason)
    if cause == "elsewhere":
        say_once(OTHER_ORIGIN)
    return render(request, "403.html", {"cause": cause}, status=403)
