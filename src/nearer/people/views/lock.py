"""Signing out: the lock, and the quick exit ("Leave this page")."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from nearer.people import drafts, resubmit, sessions
from nearer.people.cookies import DEVICE, DRAFT, GUEST, clear_secret, clear_session, read_secret
from nearer.people.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
def lock(request: Request) -> HttpResponse:
    """Ends this session. A page that locks itself also sends what was being written.

    Then the two expired cookies stay: they open nothing but that text, for its author.
    """
    path = request.POST.get(resubmit.PATH, "")
    has_kept = bool(path) and resubmit.keep(request, path)
    response = redirect("sign-in")
    if request.cookies and request.keyring:
        sessions.lock(request.cookies)
        if not has_kept:
            drafts.forget(request.cookies.secret)
            clear_session(response)
    return response


@csrf_exempt  # leaving must always work; a forged request could do no more than lock
@require_POST
def leave(request: Request) -> HttpResponse:
    """The quick exit: ends the session, deletes all our cookies, and shows the harmless page."""
    if request.cookies:
        sessions.lock(request.cookies)
        drafts.forget(request.cookies.secret)
    response = outside(request)
    clear_session(response)
    for name in (DRAFT, GUEST):
        if begun := read_secret(request.COOKIES, name):
            drafts.forget(begun)
        clear_secret(response, name)
    clear_secret(response, DEVICE)
    for name in (settings.CSRF_COOKIE_NAME, "messages"):
        response.delete_cookie(name, samesite="Strict")
    return response


def outside(request: Request) -> HttpResponse:
    """Leads to the operator's harmless address.

    Our policy (CSP `form-action`) keeps a browser from following a form to another site. A page of
    ours that leads there at once may, and leaves no trace of itself in the history.
    """
    address = settings.NEARER_EXIT_URL
    if address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return HttpResponseRedirect(address, status=303)
    return render(request, "ui/left.html")
