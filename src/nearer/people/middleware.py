"""Session middleware: gives every request its person's open keyring, or the empty one."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from nearer.people import resubmit
from nearer.people.cookies import read_cookies
from nearer.people.keyring import Keyring
from nearer.people.request import Request
from nearer.people.sessions import Cookies, resume, watch

log = logging.getLogger(__name__)
GetResponse = Callable[[HttpRequest], HttpResponse]


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
