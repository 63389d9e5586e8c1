"""Four taps of each, the words of both, and then the two are together."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from nearer.couples.doors import couple_of
from nearer.doors.kinds_only import private
from nearer.pairing import changed_keys, inviting, joining, leaving, letting_in
from nearer.pairing.changed_keys import Changed, changed
from nearer.pairing.forms import FourTaps, SameWords
from nearer.pairing.state import AlreadyACouple, NoLongerOpen, pairing_state, wishes_of
from nearer.people.request import Request
from nearer.spaces.space import OpenSpace


@require_http_methods(["GET", "HEAD", "POST"])
@private
def taps(request: Request, space: OpenSpace) -> HttpResponse:
    """Pace, hours, pause and ending. The guest's last tap is what uses the invitation."""
    now = pairing_state(request.keyring)
    if now.stage not in ("asked", "come", "sure"):
        return redirect("together", space.id)
    form = FourTaps(wishes_of(now.mine), request.POST or None)
    if form.is_valid():
        try:
            joining.wish(request.keyring, form.wishes())
        except NoLongerOpen:
            return render(request, "pairing/closed.html")
        except AlreadyACouple:
            return render(request, "pairing/one_at_a_time.html")
        return redirect("together", space.id)
    return render(request, "pairing/taps.html", {"space": space, "form": form, "now": now})


@require_POST
@private
def words(request: Request, space: OpenSpace) -> HttpResponse:
    """The same on both screens, or not: then nothing is made."""
    form = SameWords(request.POST)
    if not form.is_valid():
        return redirect("together", space.id)
    try:
        if now := changed(request.keyring):
            return again(request, space, form, now)
        if not form.is_same:
            inviting.withdraw(request.keyring)
            return render(request, "pairing/differ.html", {"space": space})
        compared(request, form.cleaned_data["seen"])
    except NoLongerOpen:
        messages.warning(request, _("Something has changed. Please look again."))
    except AlreadyACouple:
        return render(request, "pairing/one_at_a_time.html")
    return redirect("together", space.id)


def compared(request: Request, seen: bytes) -> None:
    """The guest says so first; then the one who invited, and with that the two are together."""
    now, couple = pairing_state(request.keyring), couple_of(request)
    if now.is_guest:
        joining.agree(request.keyring, seen)
    elif now.is_again and couple:
        letting_in.rest(request.keyring, couple.space, seen)
    else:
        inviting.confirm(request.keyring, seen)
        messages.success(request, _("The two of you share a place now."))


def again(request: Request, space: OpenSpace, form: SameWords, now: Changed) -> HttpResponse:
    """The other has new keys in a place that is there already."""
    if not form.is_same:
        return render(request, "pairing/differ_again.html", {"space": space, "changed": now})
    changed_keys.accept(request.keyring, form.cleaned_data["seen"])
    return redirect("together", space.id)


@require_POST
@private
def leave_shut(request: Request, space: OpenSpace) -> HttpResponse:
    """Out of a shared place that does not open."""
    try:
        leaving.leave_shut(request.keyring)
        messages.success(request, _("You have left. What you could read there stays under Ours."))
    except NoLongerOpen:
        messages.warning(request, _("Something has changed. Please look again."))
    return redirect("together", space.id)


@require_POST
@private
def step_in(request: Request, space: OpenSpace) -> HttpResponse:
    """Into the shared place, once it is made: the last step of who was invited."""
    couple = joining.step_in(request.keyring)
    onward = resolve_url("agreement", couple.id) if couple else resolve_url("together", space.id)
    # A script that presses the button moves the whole page, its address too.
    return HttpResponseClientRedirect(onward) if request.htmx else redirect(onward)
