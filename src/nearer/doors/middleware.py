"""The door. Every address under `/s/<space>/` passes here and nowhere else.

The view is handed the open space, or never runs: unknown, somebody else's, left and locked all
look the same from outside. Only a browser whose own session has ended is asked to unlock first,
whatever the address, and what it was sending is kept for it.
"""

from __future__ import annotations

import uuid
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin

from nearer.crypto import BrokenSeal, TooBusy
from nearer.people import resubmit, unlocking
from nearer.people.keyring import KeysRenewed, StaleKeyring
from nearer.people.rate_limits import TooManyTries
from nearer.people.request import Request
from nearer.seats.membership import open_space
from nearer.spaces.errors import NoSuchEntry, NoSuchSpace, SpaceClosed, SpaceFull, StaleEntry
from nearer.spaces.payload import UnknownPayload

STATUS: dict[type[Exception], int] = {
    StaleEntry: 409,
    StaleKeyring: 409,
    SpaceClosed: 409,
    BrokenSeal: 422,
    UnknownPayload: 422,
    TooManyTries: 429,
    TooBusy: 503,
    SpaceFull: 507,
}


def refusal(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """The page that says what is untrue; None for what is no refusal but a mistake of ours."""
    if isinstance(error, NoSuchSpace | NoSuchEntry):
        raise Http404 from None
    if isinstance(error, KeysRenewed):
        return unlocking.unlock_again(cast("Request", request))
    status = next((STATUS[kind] for kind in STATUS if isinstance(error, kind)), None)
    if status is None:
        return None
    page: dict[str, Any] = {"error": error}
    if isinstance(error, SpaceFull):
        page["typed"] = resubmit.in_hand(cast("Request", request))
    response = render(request, f"{status}.html", page, status=status)
    if isinstance(error, TooManyTries):
        response["Retry-After"] = str(error.seconds)
    return response


class Door(MiddlewareMixin):
    """Opens the space named in the address for the time of one request."""

    def process_view(self, request: Request, _v: Any, _a: Any, kwargs: Any) -> HttpResponse | None:
        if not isinstance(kwargs.get("space"), uuid.UUID):
            return None
        try:
            kwargs["space"] = open_space(request.keyring, kwargs["space"])
            # Each form of each page has a token of its own.
            kwargs["space"].once = request.POST.get("csrfmiddlewaretoken", "")
        except NoSuchSpace:
            if page := unlocking.unlock_first(request):
                return page
            raise Http404 from None
        except (SpaceClosed, BrokenSeal, StaleKeyring, KeysRenewed) as error:
            # Django calls `process_exception` only for views, not for middleware.
            return refusal(request, error)
        return None
