"""Template context of every page, read from the settings at each request."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

NAME = "Nearer"
NEUTRAL_URL = "/"


def app_name() -> str:
    """The only title a page ever has: `NEARER_NAME`, which the operator may make neutral."""
    return getattr(settings, "NEARER_NAME", NAME)


def neutral_url() -> str:
    """Where "Leave this page" leads: `NEARER_EXIT_URL`."""
    return getattr(settings, "NEARER_EXIT_URL", NEUTRAL_URL)


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor. `signed_in` decides whether an error page offers to sign in.

    Other processors may add `tabs` (label, url, icon, current), `idle_seconds` and `live_url`.
    """
    return {
        "app_name": app_name(),
        "neutral_url": neutral_url(),
        "signed_in": bool(getattr(request, "keyring", None)),
    }
