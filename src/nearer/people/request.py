"""What a request carries after the session middleware. For annotations: Django builds the real one.

Views are annotated with this type instead of `HttpRequest`, so that mypy knows the keyring.
"""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from nearer.people.keyring import Keyring
from nearer.people.sessions import Cookies


class Request(HttpRequest):
    """`was_locked`: the browser holds the cookies of a session that has ended since."""

    keyring: Keyring
    cookies: Cookies | None
    was_locked: bool
    htmx: HtmxDetails
