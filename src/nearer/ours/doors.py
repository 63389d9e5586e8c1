"""The door of the pages of two: in a space of one's own there is no such page."""

from __future__ import annotations

from functools import wraps
from typing import ParamSpec

from django.http import HttpResponse
from django.shortcuts import redirect

from nearer.people.keyring import Keyring
from nearer.people.request import Request
from nearer.people.signed_in import View
from nearer.spaces.errors import NoSuchSpace
from nearer.spaces.kinds import COUPLE
from nearer.spaces.membership import open_space
from nearer.spaces.space import OpenSpace

Rest = ParamSpec("Rest")


def for_two(view: View[Rest]) -> View[Rest]:
    """Hands the view a couple's space; of any other kind there is nothing here."""

    @wraps(view)
    def at_the_door(request: Request, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        space = kwargs.get("space")
        if not isinstance(space, OpenSpace) or space.kind != COUPLE:
            raise NoSuchSpace
        return view(request, *args, **kwargs)

    return at_the_door


def while_open(view: View[Rest]) -> View[Rest]:
    """In a place that is closed there is nothing to fill in: it leads back to what is there."""

    @wraps(view)
    def at_the_door(request: Request, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        space = kwargs["space"]
        if isinstance(space, OpenSpace) and space.is_closed and request.method != "POST":
            return redirect("ours", space.id)
        return view(request, *args, **kwargs)

    return at_the_door


def own_space(keyring: Keyring) -> OpenSpace:
    """The private space of the person whose keyring this is."""
    return open_space(keyring, keyring.private)
