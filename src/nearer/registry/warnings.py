"""What has to stand on every page of a person who is signed in."""

from __future__ import annotations

from typing import Any

from django.utils.functional import lazy

from nearer.people.request import Request
from nearer.registry.installed import features


def warnings(request: Request) -> dict[str, Any]:
    """Context processor: `warnings`, templates. They are looked for once a page asks for them."""
    return {"warnings": lazy(_of, list)(request)}


def _of(request: Request) -> list[str]:
    """Nothing on error pages that no session has come to."""
    if not getattr(request, "keyring", None):
        return []
    return [found for each in features().values() if (found := each.warning(request))]
