"""The answer to a request of which not all was read: the line was too slow, or it was too much.

It stands before Django, so the page is made without a request. The browser still holds what it was
sending, and sends all of it once more when the page is loaded again; a form that arrives twice is
kept once. Going back would show the form as it is on the server, without what was typed.
"""

from __future__ import annotations

from django.template import loader
from starlette.responses import HTMLResponse

from nearer.site.middleware import QUIET

TOO_SLOW, TOO_MUCH = 408, 413
RETRY_AFTER = "30"


def unread(status: int, why: str) -> HTMLResponse:
    """The page, with its status. Sending it again helps where it was not too much."""
    page = {"why": why, "may_be_sent_again": status != TOO_MUCH}
    headers = QUIET if status in (TOO_SLOW, TOO_MUCH) else {**QUIET, "Retry-After": RETRY_AFTER}
    return HTMLResponse(loader.render_to_string("site/unread.html", page), status, headers)
