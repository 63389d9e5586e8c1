"""Signing out: the lock, and the quick exit ("Leave this page")."""

from __future__ import annotations

import logging

from django.conf import settings
from django.db import Error
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from nearer.people import drafts, resubmit, sessions
from nearer.people.cookies import (
    DEVICE,
    DRAFT,
    GUEST,
    SAID,
    TICKET,
    clear_secret,
    clear_session,
    read_secret,
)
from nearer.people.request import Request

BEGUN = (DRAFT, GUEST, TICKET)
log = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
def lock(request: Request) -> HttpResponse:
    """Ends this session. A page that locks itself also sends what was being written.

    Then the two expired cookies stay: they open nothing but that text, for its author.
    """
    response = redirect("sign-in")
    if request.out_of_reach:
        clear_session(response)  # nothing more can be done, and this browser at least is locked
        return response
    path = request.POST.get(resubmit.PATH, "")
    has_kept = bool(path) and resubmit.keep(request, path)
    if request.cookies and request.keyring:
        sessions.lock(request.cookies)
        if not has_kept:
            drafts.forget(request.cookies.secret)
            clear_session(response)
    return response


@csrf_exempt  # leaving must always work; a forged request could do no more than lock
@require_POST
def leave(request: Request) -> HttpResponse:
    """The quick exit: ends the session, deletes all our cookies, and shows the harmless page.

    Without the cookies nothing here opens, also where the database is out of reach and the rows
    have to wait for the tick.
    """
    try:
        forget(request)
    except Error as error:
        log.warning("somebody left while the database was out of reach", exc_info=error)
    response = outside(request)
    clear_session(response)
    for name in (*BEGUN, DEVICE):
        clear_secret(response, name)
    for name in (settings.CSRF_COOKIE_NAME, settings.COOKIE_PREFIX + SAID):
        response.delete_cookie(name, samesite="Strict")
    # Not "cache": browsers search all of theirs before they go on, and this has to be quick. Nor
    # "cookies": it takes those of other hosts of the same domain along.
    response["Clear-Site-Data"] = '"storage"'
    return response


def forget(request: Request) -> None:
    """Deletes the rows of the session, and of what was begun in this browser."""
    if request.cookies:
        sessions.lock(request.cookies)
        drafts.forget(request.cookies.secret)
    for name in BEGUN:
        if begun := read_secret(request.COOKIES, name):
            drafts.forget(begun)


def outside(request: Request) -> HttpResponse:
    """Leads to the operator's harmless address.

    Our policy (CSP `form-action`) keeps a browser from following a form to another site. A page of
    ours that leads there at once may, and leaves no trace of itself in the history.
    """
    address = settings.NEARER_EXIT_URL
    if address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return HttpResponseRedirect(address, status=303)
    return render(request, "ui/left.html")
