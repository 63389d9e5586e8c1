"""The door. Every address under `/s/<space>/` passes here and nowhere else.

The view is handed the open space, or never runs: unknown, somebody else's, left and locked all
look the same from outside.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

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
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> None:
        if not isinstance(kwargs.get("space"), uuid.UUID):
            return
        try:
            kwargs["space"] = open_space(request.keyring, kwargs["space"])  # type: ignore[attr-defined]
        except NoSuchSpace:
            raise Http404 from None
        timezone.activate(kwargs["space"].zone)
