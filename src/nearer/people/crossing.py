"""A visit that a link on another site began: the browser leaves the session's cookies behind.

They are `SameSite=Strict`, so whoever is signed in would be shown a stranger's page. A page that
leads to the same address at once makes it a visit of our own, with the cookies and without any
script. Only the cookie of the form tokens comes along (`Lax`): it tells that this browser was here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin

from nearer.people.request import Request

V = TypeVar("V", bound=Callable[..., HttpResponse])


def reads_fragment(view: V) -> V:
    """For a page that needs what follows the `#`, which would be lost by being led on."""
    vars(view)["reads_fragment"] = True
    return view


class Crossing(MiddlewareMixin):
    """Leads a visit from another site on to the very same address."""

    def process_view(
        self, request: Request, view: Callable[..., Any], _args: Any, _kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not is_from_elsewhere(request) or vars(view).get("reads_fragment"):
            return None
        return render(request, "people/crossing.html", {"url": request.get_full_path()})


def is_from_elsewhere(request: Request) -> bool:
    """Whether another site led here a browser that may hold a session."""
    asked = request.headers
    is_led = (asked.get("Sec-Fetch-Site"), asked.get("Sec-Fetch-Mode")) == (
        "cross-site",
        "navigate",
    )
    was_here = settings.CSRF_COOKIE_NAME in request.COOKIES and request.cookies is None
    return request.method == "GET" and is_led and was_here
