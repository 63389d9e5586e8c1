"""What the two agreed on, a pause of one's own, and the way out."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nearer.couples.couple import Couple, put_wishes
from nearer.couples.doors import for_two
from nearer.couples.logic.agreement import in_words
from nearer.couples.shared_day import put_shared_zone
from nearer.pairing import going
from nearer.pairing.first_answer import light_answers
from nearer.pairing.forms import FourTaps, Leaving, OurDay
from nearer.pairing.leaving import leave
from nearer.pairing.wording import light
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


@require_safe
@for_two
def met(request: Request, couple: Couple) -> HttpResponse:
    """The two have become a couple: both answers, and the first question."""
    if couple.space.is_closed:
        return redirect("agreement", couple.space.id)
    said = light_answers(couple)
    page = {"space": couple.space, "couple": couple, "said": said, "question": light(said.question)}
    return render(request, "pairing/met.html", page)


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
    """Says plainly what happens; asks what becomes of one's own words, and when."""
    space, form = couple.space, Leaving(couple.my_wishes, request.POST or None)
    if space.is_closed:
        return redirect("agreement", space.id)
    if "stay" in request.POST:
        going.stay(couple.own)
        return redirect("agreement", space.id)
    if form.is_valid():
        if "in-a-day" in request.POST:
            going.plan(couple.own, space, withdraws=form.withdraws)
        else:
            leave(request.keyring, space, withdraws=form.withdraws)
        return redirect("leave-couple", space.id)
    page = {"space": space, "form": form, "couple": couple}
    return render(request, "pairing/leave.html", {**page, "when": going.planned(couple.own, space)})
