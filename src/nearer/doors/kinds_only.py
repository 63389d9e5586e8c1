"""Permissions of pages that are one person's own: in a shared space there is no such page."""

from __future__ import annotations

from functools import wraps
from typing import ParamSpec

from django.http import HttpResponse

from nearer.people.request import Request
from nearer.people.signed_in import View
from nearer.spaces.errors import NoSuchSpace
from nearer.spaces.kinds import PRIVATE
from nearer.spaces.space import OpenSpace

Rest = ParamSpec("Rest")


def private(view: View[Rest]) -> View[Rest]:
    """Hands the view a private space; of any other kind there is nothing here."""

    @wraps(view)
    def at_the_door(request: Request, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        space = kwargs.get("space")
        if not isinstance(space, OpenSpace) or space.kind != PRIVATE:
            raise NoSuchSpace
        return view(request, *args, **kwargs)

    return at_the_door
