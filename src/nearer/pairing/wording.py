"""What the pages of pairing say that is not in a template."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from nearer.features.talks.logic.library import text
from nearer.pairing.tickets import CLOSED


def light(question: str) -> str:
    """A light question in words, also one that is no longer asked; an unknown one is nothing."""
    found = text(question)
    return _(found) if found else ""


def who_may_come() -> dict[str, object]:
    """Whom this server takes, for a page that cannot take somebody."""
    return {"takes_nobody": settings.NEARER_SIGN_UP == CLOSED, "run_by": settings.NEARER_RUN_BY}


def server() -> dict[str, str]:
    """Where this runs, and who keeps it, as far as they have said."""
    return {"host": urlsplit(settings.NEARER_URL).netloc, "run_by": settings.NEARER_RUN_BY}
