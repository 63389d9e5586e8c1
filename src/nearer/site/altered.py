"""Telling somebody once that what they wrote was changed from outside, on the pages it concerns."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from nearer.people.request import Request
from nearer.spaces.kinds import PRIVATE
from nearer.spaces.space import OpenSpace
from nearer.spaces.stocktaking import take_stock


def warning(request: Request) -> str:
    """Where a page is shown in a space in which something is not as it was left."""
    space = request.resolver_match.kwargs.get("space") if request.resolver_match else None
    return "site/altered.html" if isinstance(space, OpenSpace) and space.altered else ""


@require_POST
def read(_request: Request, space: OpenSpace) -> HttpResponse:
    """It was read: from here on, what is there now counts."""
    take_stock(space, space.altered)
    return redirect("mine" if space.kind == PRIVATE else "ours", space.id)
