"""Permission check for pages that belong to a person and to no space: the account."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpResponse

from nearer.people.request import Request
from nearer.people.unlocking import unlock_first

Rest = ParamSpec("Rest")
View = Callable[Concatenate[Request, Rest], HttpResponse]


def signed_in(view: View[Rest]) -> View[Rest]:
    """Hands the view a request whose keyring is open. A stranger gets 404."""

    @wraps(view)
    def at_the_door(request: Request, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if request.keyring:
            return view(request, *args, **kwargs)
        if page := unlock_first(request):
            return page
        raise Http404

    return at_the_door
