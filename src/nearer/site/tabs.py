"""The tabs at the bottom of a phone and at the side of a wide screen, and a mark on Ours."""

from __future__ import annotations

import uuid
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nearer.people.request import Request
from nearer.registry.giving import has_news

Tab = tuple[Any, str, str]  # label, address, icon


def tabs(request: Request) -> dict[str, Any]:
    """Context processor: the tabs, the session's idle limit, and where live updates come from."""
    keyring = getattr(request, "keyring", None)
    if not keyring:
        return {}
    shown = leading(keyring.private, keyring.couple)
    marks = {"circles": mark(request, keyring.couple)} if keyring.couple else {}
    return {
        "tabs": [
            {
                "label": label,
                "url": url,
                "icon": icon,
                "current": request.path.startswith(url),
                "mark": marks.get(icon),
            }
            for label, url, icon in shown
        ],
        "idle_seconds": keyring.owner.idle_minutes * 60,
        "live_url": "/live",
    }


def mark(request: Request, couple: uuid.UUID) -> dict[str, Any]:
    """Whether something that was given is still closed. A page that has looked knows it; any other
    asks for it once it is shown, so that no page waits for it."""
    is_new = has_news(request)
    return {"is_new": is_new, "asks": reverse("news", args=[couple]) if is_new is None else ""}


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
