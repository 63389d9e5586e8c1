"""Letting somebody back into the shared place who lost every key."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nearer.pairing import letting_in
from nearer.pairing.doors import in_couple
from nearer.pairing.state import AlreadyACouple, NoLongerOpen
from nearer.people.request import Request
from nearer.spaces.space import OpenSpace


@require_http_methods(["GET", "HEAD", "POST"])
@in_couple
def let_back_in(request: Request, space: OpenSpace) -> HttpResponse:
    """Says what comes back and what does not; then a link like the first one."""
    private = request.keyring.private
    if request.method == "POST" and not space.is_closed:
        letting_in.invite_again(request.keyring, space)
        return redirect("together", private)
    return render(request, "pairing/let_back_in.html", {"space": space, "private": private})


@require_POST
@in_couple
def let_in(request: Request, space: OpenSpace) -> HttpResponse:
    """The day is over, and nobody has objected."""
    try:
        letting_in.let_in(request.keyring, space)
    except NoLongerOpen:
        messages.warning(request, _("It is not time yet, or somebody has objected."))
        return redirect("together", request.keyring.private)
    except AlreadyACouple:
        return render(request, "pairing/one_at_a_time.html")
    return redirect("agreement", space.id)


@require_POST
@in_couple
def not_me(_request: Request, space: OpenSpace) -> HttpResponse:
    """Objects: the account that is to be let in is somebody else's."""
    letting_in.stop(space)
    return redirect("agreement", space.id)
