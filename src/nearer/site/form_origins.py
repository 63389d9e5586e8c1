"""Forms and addresses that are refused because of where they come from, and the cause in words.

A browser says with each form which page it stands on. Where that is hidden or changed on the way,
loading the page again never helps, so the page says what does.
"""

from __future__ import annotations

import logging
from functools import cache
from typing import Literal

from django.http import HttpRequest
from django.middleware.csrf import (
    REASON_BAD_ORIGIN,
    REASON_BAD_REFERER,
    REASON_INSECURE_REFERER,
    REASON_MALFORMED_REFERER,
    REASON_NO_REFERER,
)

Cause = Literal["hidden", "elsewhere", "old"]
HIDDEN = "null"
BEFORE_THE_VALUE = [each.partition("%s")[0] for each in (REASON_BAD_ORIGIN, REASON_BAD_REFERER)]
ELSEWHERE = (*BEFORE_THE_VALUE, REASON_INSECURE_REFERER)

OTHER_ORIGIN = (
    "a form came from a page of another address than NEARER_URL, and was refused. If it was one of "
    "ours, NEARER_URL is not what browsers show, or a proxy changes the line Origin"
)
OTHER_HOST = (
    "a request came for another host than the one in NEARER_URL, and was refused. If it was one of "
    "yours, let the proxy pass the name on (nginx: proxy_set_header Host $host;)"
)

log = logging.getLogger(__name__)


def cause_of(request: HttpRequest, reason: str) -> Cause:
    """Why a form was refused; `reason` is Django's own text, which quotes what was sent."""
    if reason in (REASON_NO_REFERER, REASON_MALFORMED_REFERER):
        return "hidden"
    if reason.startswith(ELSEWHERE):
        return "hidden" if request.headers.get("Origin") == HIDDEN else "elsewhere"
    return "old"


@cache
def say_once(sentence: str) -> None:
    """Strangers cause these as well, as often as they like."""
    log.warning(sentence)
