"""Forms come from our own pages (CSRF): by their token, or by what the browser says of them.

A token is older than the browser's whenever a cookie was lost or replaced, while the page with the
form lay open; then what was typed would be lost. Browsers say with every form which site it stands
on, and no other site can make them say it is ours. Django has compared `Origin` before the token.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware

OURS = ("same-origin", None)  # None: a browser that does not say it in this way


def is_of_the_token(reason: str) -> bool:
    """Whether a form was refused for its token, and not for where it comes from."""
    return reason.startswith("CSRF")


def says_it_is_ours(request: HttpRequest) -> bool:
    """Whether the browser says that a page of ours sent this. Asked once the check has passed."""
    return "Origin" in request.headers and request.headers.get("Sec-Fetch-Site") in OURS


class OwnForms(CsrfViewMiddleware):
    """As Django's, but a form whose origin is ours needs no fresh token."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse | None:
        """Called with Django's reason; what a foreign origin sent comes with another."""
        if is_of_the_token(reason) and says_it_is_ours(request):
            return self._accept(request)  # type: ignore[attr-defined,no-any-return]  # no stubs
        return super()._reject(request, reason)  # type: ignore[misc,no-any-return]
