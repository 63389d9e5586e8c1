"""What a request carries after the session middleware. For annotations: Django builds the real one.

Views are annotated with this type instead of `HttpRequest`, so that mypy knows the keyring.
"""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from nearer.people.keyring import Keyring, Locked
from nearer.people.sessions import Cookies


class Request(HttpRequest):
    """`was_locked`: the browser holds the cookies of a session that has ended. `out_of_reach`: the
    database could not be asked, and the page does without a session."""

    keyring: Keyring
    cookies: Cookies | None
    was_locked: bool
    out_of_reach: bool
    htmx: HtmxDetails


def cookies_of(request: Request) -> Cookies:
    """The cookies of the current session. Raises `Locked` where there is none."""
    if request.cookies is None:
        raise Locked
    return request.cookies


def address(request: Request) -> str:
    """The address a request came from, for the rate limits. It is stored nowhere in clear."""
    return str(request.META.get("REMOTE_ADDR", ""))
