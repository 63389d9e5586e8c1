"""Which kind of space a page of pairing belongs to. The others look as if it were not there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpResponse

from nearer.people.request import Request
from nearer.spaces.kinds import COUPLE, PRIVATE, Kind
from nearer.spaces.space import OpenSpace

View = Callable[[Request, OpenSpace], HttpResponse]


def only_in(kind: Kind) -> Callable[[View], View]:
    def door(view: View) -> View:
        @wraps(view)
        def inside(request: Request, space: OpenSpace) -> HttpResponse:
            if space.kind is not kind:
                raise Http404
            return view(request, space)

        return inside

    return door


in_private = only_in(PRIVATE)
in_couple = only_in(COUPLE)
