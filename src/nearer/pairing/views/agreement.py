"""What the two agreed on, a pause of one's own, and the way out."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nearer.pairing import pausing
from nearer.pairing.couples import our_space, ours, put_wishes
from nearer.pairing.doors import in_couple, in_private
from nearer.pairing.forms import FourTaps, Leaving, OurDay, Pause
from nearer.pairing.home import at_home, put_home
from nearer.pairing.leaving import leave
from nearer.pairing.letting_in import is_letting_in
from nearer.pairing.logic.agreement import told
from nearer.people.request import Request
from nearer.spaces.space import OpenSpace


@require_http_methods(["GET", "HEAD", "POST"])
@in_couple
def agreement(request: Request, space: OpenSpace) -> HttpResponse:
    """What holds now, and one's own four wishes."""
    here = ours(space)
    form = FourTaps(here.mine, request.POST or None)
    if form.is_valid():
        put_wishes(space, form.wishes())
        messages.success(request, _("Kept."))
        return redirect("agreement", space.id)
    private = request.keyring.private
    page = {"space": space, "private": private, "form": form, "ours": here}
    page["is_letting_in"] = is_letting_in(space)
    template = "pairing/closed_space.html" if space.is_closed else "pairing/agreement.html"
    return render(request, template, {**page, "told": told(here.agreed, _)})


@require_http_methods(["GET", "HEAD", "POST"])
@in_couple
def our_day(request: Request, space: OpenSpace) -> HttpResponse:
    """Whose clock the day of the two follows."""
    form = OurDay(str(at_home(space).zone), request.POST or None)
    if not space.is_closed and form.is_valid():
        put_home(space, form.cleaned_data["time_zone"])
        messages.success(request, _("Kept."))
        return redirect("agreement", space.id)
    return render(request, "pairing/our_day.html", {"space": space, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@in_private
def pause(request: Request, space: OpenSpace) -> HttpResponse:
    """One's own new shares rest. Nothing shows it, and nobody else can look."""
    now, form = pausing.pausing(space), Pause(request.POST or None)
    if request.method == "POST" and now:
        pausing.resume(space)
        return redirect("pause", space.id)
    if request.method == "POST" and form.is_valid():
        pausing.pause(space, form.cleaned_data["until"])
        return redirect("pause", space.id)
    couple = our_space(request.keyring)
    page = {"space": space, "couple": couple, "form": form, "now": now}
    return render(request, "pairing/pause.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@in_couple
def go(request: Request, space: OpenSpace) -> HttpResponse:
    """Says plainly what happens, and asks what becomes of one's own words."""
    if space.is_closed:
        return redirect("agreement", space.id)
    here = ours(space)
    form = Leaving(here.mine, request.POST or None)
    if form.is_valid():
        leave(request.keyring, space, withdraws=form.withdraws)
        return redirect("agreement", space.id)
    page = {"space": space, "form": form, "ours": here}
    return render(request, "pairing/leave.html", page)
