"""What the two agreed on, a pause of one's own, and the way out."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nearer.couples.couple import Couple, put_wishes
from nearer.couples.doors import for_two
from nearer.couples.logic.agreement import in_words
from nearer.couples.shared_day import put_shared_zone
from nearer.pairing.forms import FourTaps, Leaving, OurDay
from nearer.pairing.leaving import leave
from nearer.people.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def agreement(request: Request, couple: Couple) -> HttpResponse:
    """What holds now, and one's own four wishes."""
    space, form = couple.space, FourTaps(couple.my_wishes, request.POST or None)
    if form.is_valid():
        put_wishes(couple, form.wishes())
        messages.success(request, _("Saved. It applies from tomorrow on."))
        return redirect("agreement", space.id)
    page = {"space": space, "private": couple.own.id, "form": form, "couple": couple}
    page |= {"in_words": in_words(couple.agreed, _), "is_replaced": couple.is_replaced}
    template = "pairing/closed_space.html" if space.is_closed else "pairing/agreement.html"
    return render(request, template, page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def our_day(request: Request, couple: Couple) -> HttpResponse:
    """Whose clock the day of the two follows."""
    space, form = couple.space, OurDay(str(couple.space.zone), request.POST or None)
    if not space.is_closed and form.is_valid():
        put_shared_zone(space, form.cleaned_data["time_zone"])
        messages.success(request, _("Saved."))
        return redirect("agreement", space.id)
    return render(request, "pairing/our_day.html", {"space": space, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def go(request: Request, couple: Couple) -> HttpResponse:
    """Says plainly what happens, and asks what becomes of one's own words."""
    space, form = couple.space, Leaving(couple.my_wishes, request.POST or None)
    if space.is_closed:
        return redirect("agreement", space.id)
    if form.is_valid():
        leave(request.keyring, space, withdraws=form.withdraws)
        return redirect("agreement", space.id)
    page = {"space": space, "form": form, "couple": couple}
    return render(request, "pairing/leave.html", page)
