"""Session middleware: gives every request its person's open keyring, or the empty one, and sets and
clears cookies."""

from __future__ import annotations

import base64
import binascii
import logging
from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from nearer.people import resubmit
from nearer.people.keyring import Keyring
from nearer.people.request import Request
from nearer.people.sessions import Cookies, resume, watch

log = logging.getLogger(__name__)
GetResponse = Callable[[HttpRequest], HttpResponse]
SID, SECRET = "s", "k"
# Drafts from before there is an account: the first minutes, a partner's invitation, the operator's.
DRAFT, GUEST, TICKET = "d", "j", "t"


def session(get_response: GetResponse) -> GetResponse:
    """Opens the keyring for the duration of one request."""

    def middleware(request: HttpRequest) -> HttpResponse:
        cookies, keyring, out_of_reach = read_cookies(request.COOKIES), None, False
        if cookies and request.path_info not in settings.WITHOUT_SESSION:
            try:
                keyring = unlock(cookies, request)
            except Error as error:
                if request.path_info not in settings.WITHOUT_DATABASE:
                    raise
                out_of_reach = True
                log.warning("a page is shown without the database", exc_info=error)
        vars(request).update(cookies=cookies, keyring=keyring or Keyring())
        vars(request).update(was_locked=bool(cookies and not keyring), out_of_reach=out_of_reach)
        # The person's time zone holds for this request alone: the next one that the same thread
        # answers is somebody else's.
        with timezone.override(keyring.about.time_zone if keyring else None):
            response = get_response(request)
        resubmit.sent_again(cast(Request, request), response)
        return response

    return middleware


def unlock(cookies: Cookies, request: HttpRequest) -> Keyring | None:
    """The keyring of the session. A fetch caused by a live update does not count as use of it."""
    if "HTTP_NEARER_POKED" not in request.META:
        return resume(cookies)
    watched = watch(cookies)
    return watched[0] if watched else None


def read_cookies(jar: dict[str, str]) -> Cookies | None:
    """The two halves from a cookie jar, or None when either is missing or malformed."""
    sid, secret = read_secret(jar, SID), read_secret(jar, SECRET)
    return Cookies(sid, secret) if sid and secret else None


def read_secret(jar: dict[str, str], name: str) -> bytes | None:
    """32 bytes from one of our cookies, or None."""
    value = jar.get(settings.COOKIE_PREFIX + name, "")
    try:
        secret = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
    except (binascii.Error, ValueError):
        return None
    return secret if len(secret) == 32 else None


def set_secret(response: HttpResponse, name: str, secret: bytes) -> None:
    """Sets one of our cookies. It ends with the browser: no Max-Age."""
    response.set_cookie(
        settings.COOKIE_PREFIX + name,
        base64.urlsafe_b64encode(secret).rstrip(b"=").decode(),
        secure=settings.HTTPS,
        httponly=True,
        samesite="Strict",
    )


def set_session(response: HttpResponse, cookies: Cookies) -> None:
    set_secret(response, SID, cookies.sid)
    set_secret(response, SECRET, cookies.secret)


def clear_session(response: HttpResponse) -> None:
    clear_secret(response, SID)
    clear_secret(response, SECRET)


def clear_secret(response: HttpResponse, name: str) -> None:
    response.set_cookie(
        settings.COOKIE_PREFIX + name,
        max_age=0,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Strict",
    )
