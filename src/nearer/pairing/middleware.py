"""A page of a shared place that stays shut leads to the one that says why, and how to leave it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect

from nearer.pairing.leaving import shut
from nearer.people.request import Request

GetResponse = Callable[[Request], HttpResponse]
REFUSED = 422


def lead_on(get_response: GetResponse) -> GetResponse:
    """Stands before the door. What was being sent is refused, and going back finds it again."""

    def answer(request: Request) -> HttpResponse:
        found = get_response(request)
        if found.status_code == REFUSED and request.method == "GET" and is_of_shut_place(request):
            return redirect("together", request.keyring.private)
        return found

    return answer


def is_of_shut_place(request: Request) -> bool:
    match = request.resolver_match
    space = match.kwargs.get("space") if match else None
    return bool(space and request.keyring) and space == shut(request.keyring)
