"""The door. Every address under `/s/<space>/` passes here and nowhere else.

The view is handed the open space, or never runs: unknown, somebody else's, left and locked all
look the same from outside. Only a browser whose own session has ended is asked to unlock first,
whatever the address, and what it was sending is kept for it.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from nearer.people import kept_words
from nearer.people.request import Request
from nearer.spaces.errors import NoSuchSpace
from nearer.spaces.membership import open_space

GetResponse = Callable[[HttpRequest], HttpResponse]


class Door:
    """Opens the space named in the address for the time of one request."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: Request, _view: Any, _args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not isinstance(kwargs.get("space"), uuid.UUID):
            return None
        try:
            space = kwargs["space"] = open_space(request.keyring, kwargs["space"])
        except NoSuchSpace:
            if request.was_locked:
                return kept_words.unlock_first(request)
            raise Http404 from None
        timezone.activate(space.zone)
        return None
