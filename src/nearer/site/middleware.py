"""Security headers of every response, and the pages for refusals."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from nearer.doors.middleware import refusal

GetResponse = Callable[[HttpRequest], HttpResponse]

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
QUIET = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
}


def quiet_headers(get_response: GetResponse) -> GetResponse:
    """Content-Security-Policy and no caching: nothing is fetched from elsewhere, and nothing
    private is kept by the browser or a proxy."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        chosen = response.headers.get("Cache-Control") or QUIET["Cache-Control"]
        for name, value in {**QUIET, "Cache-Control": chosen}.items():
            response.headers[name] = value
        return response

    return middleware


class PlainRefusals:
    """Turns an error about a space or an entry into a page a person understands."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return refusal(request, error)
