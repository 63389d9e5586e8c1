"""The tabs at the bottom of a phone and at the side of a wide screen."""

from __future__ import annotations

import uuid
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nearer.people.request import Request

Tab = tuple[Any, str, str]  # label, address, icon


def tabs(request: Request) -> dict[str, Any]:
    """Context processor: the tabs, the session's idle limit, and where live updates come from."""
    keyring = getattr(request, "keyring", None)
    if not keyring:
        return {}
    shown = leading(keyring.private, keyring.couple)
    return {
        "tabs": [
            {
                "label": label,
                "url": url,
                "icon": icon,
                "current": request.path.startswith(url),
                "new": False,  # nothing is marked yet, and a missing variable is slow to resolve
            }
            for label, url, icon in shown
        ],
        "idle_seconds": keyring.owner.idle_minutes * 60,
        "live_url": "/live",
    }


@lru_cache(maxsize=1024)
def leading(private: uuid.UUID, couple: uuid.UUID | None) -> tuple[Tab, ...]:
    """The tabs with their addresses. Without a couple there is no tab for it, and no
    placeholder."""
    ours = [(_("Ours"), reverse("ours", args=[couple]), "circles")] if couple else []
    return (
        (_("Today"), reverse("today", args=[private]), "sun"),
        (_("Mine"), reverse("mine", args=[private]), "book"),
        *ours,
        (_("Progress"), reverse("progress", args=[private]), "line"),
        (_("You"), reverse("account"), "person"),
    )
