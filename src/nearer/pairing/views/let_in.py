"""Letting somebody back into the shared place who lost every key."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nearer.couples.couple import Couple
from nearer.couples.doors import for_two
from nearer.pairing import letting_in
from nearer.pairing.state import AlreadyACouple, NoLongerOpen
from nearer.people.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def let_back_in(request: Request, couple: Couple) -> HttpResponse:
    """Says what comes back and what does not; then a link like the first one."""
    space, private = couple.space, couple.own.id
    if request.method == "POST" and not space.is_closed:
        letting_in.invite_again(request.keyring, space)
        return redirect("together", private)
    return render(request, "pairing/let_back_in.html", {"space": space, "private": private})


@require_POST
@for_two
def let_in(request: Request, couple: Couple) -> HttpResponse:
    """The day is over, and nobody has objected."""
    try:
        letting_in.let_in(request.keyring, couple.space)
    except NoLongerOpen:
        messages.warning(request, _("It is not time yet, or a key of the old account was used."))
        return redirect("together", couple.own.id)
    except AlreadyACouple:
        return render(request, "pairing/one_at_a_time.html")
    return redirect("agreement", couple.space.id)


@require_POST
@for_two
def not_me(request: Request, couple: Couple) -> HttpResponse:
    """Objects: no key is lost, and nobody is let in."""
    letting_in.stop(request.keyring, couple.space)
    if request.htmx:
        return render(request, "pairing/being_replaced.html#stopped")
    return redirect("agreement", couple.space.id)
