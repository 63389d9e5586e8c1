"""The doors to the couple: it is opened once a request, and views are handed it.

In a space of one's own there is no page of two.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.http import HttpResponse
from django.shortcuts import redirect

from nearer.couples.couple import Couple, open_couple
from nearer.couples.shared_day import in_shared_zone
from nearer.people.request import Request
from nearer.seats.membership import open_space
from nearer.spaces.errors import NoSuchSpace
from nearer.spaces.kinds import COUPLE
from nearer.spaces.space import OpenSpace

Rest = ParamSpec("Rest")
PageOfTwo = Callable[Concatenate[Request, Couple, Rest], HttpResponse]
NOT_LOOKED = object()


def for_two(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hands the view the couple in place of their space; elsewhere there is nothing here."""

    @wraps(view)
    def at_the_door(request: Request, /, space: OpenSpace, **kwargs: Any) -> HttpResponse:
        if space.kind != COUPLE:
            raise NoSuchSpace
        own = open_space(request.keyring, request.keyring.private)
        couple = Couple(in_shared_zone(space), own)
        if not space.is_closed:
            was_opened(request, couple)
        return view(request, couple, **kwargs)

    return at_the_door


def while_open(view: PageOfTwo[Rest]) -> PageOfTwo[Rest]:
    """In a place that is closed there is nothing to fill in: it leads back to what is there."""

    @wraps(view)
    def at_the_door(
        request: Request, couple: Couple, /, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponse:
        if couple.space.is_closed and request.method != "POST":
            return redirect("ours", couple.space.id)
        return view(request, couple, *args, **kwargs)

    return at_the_door


def couple_of(request: Request, own: OpenSpace | None = None) -> Couple | None:
    """The couple of the person who is signed in, or None. Asked twice, it is opened once.

    `own`: their private space, where the page has it open already.
    """
    found = vars(request).get("couple", NOT_LOOKED)
    if found is NOT_LOOKED:
        found = _look(request, own)
        vars(request)["couple"] = found
    return cast("Couple | None", found)


def was_opened(request: Request, couple: Couple | None) -> None:
    """Tells `couple_of` what a page has found already."""
    vars(request)["couple"] = couple


def _look(request: Request, own: OpenSpace | None) -> Couple | None:
    keyring = request.keyring
    if not (keyring and keyring.couple):
        return None
    return open_couple(keyring, own or open_space(keyring, keyring.private))
