"""The tabs at the bottom of a phone and at the side of a wide screen."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nearer.people.request import Request

TABS = (
    ("today", _("Today"), "sun"),
    ("mine", _("Mine"), "book"),
    ("progress", _("Progress"), "line"),
)
# After one's own. Whoever is in no couple has no such tab, and nothing that stands for it.
PLACE_OF_OURS = 2


def tabs(request: Request) -> dict[str, Any]:
    """Context processor: the tabs, and how long this page may lie open."""
    keyring = getattr(request, "keyring", None)
    if not keyring:
        return {}
    space = keyring.spaces("private")[0]
    shown: list[dict[str, Any]] = [
        {"label": label, "url": reverse(name, args=[space]), "icon": icon}
        for name, label, icon in TABS
    ]
    if couple := keyring.spaces("couple"):
        ours = {"label": _("Ours"), "url": reverse("ours", args=[couple[-1]]), "icon": "circles"}
        shown.insert(PLACE_OF_OURS, ours)
    shown.append({"label": _("You"), "url": reverse("account"), "icon": "person"})
    here = [tab for tab in shown if request.path.startswith(tab["url"])]
    for tab in shown:
        tab["current"] = tab in here
    return {
        "tabs": shown,
        "idle_seconds": keyring.owner.idle_minutes * 60,
        "live_url": "/live",
    }
