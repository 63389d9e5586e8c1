"""From the first thought of inviting to a link that waits, in one's own space."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nearer.couples.doors import couple_of
from nearer.crypto import Identity
from nearer.doors.kinds_only import private
from nearer.features.checkups.forms import Safety, Screen
from nearer.features.checkups.lines_here import lines_near
from nearer.features.checkups.logic.safety import (
    DEVICE,
    NEEDS_FIRST,
    OPENING,
    SCREEN,
    WORDS,
    asks_on,
    route,
)
from nearer.features.checkups.recent_answers import just_said
from nearer.features.checkups.wording import sections
from nearer.pairing import invitation_token, inviting, letting_in
from nearer.pairing.changed_keys import changed
from nearer.pairing.forms import HowDeep, LightQuestion
from nearer.pairing.joining import waiting_place
from nearer.pairing.leaving import shut
from nearer.pairing.logic.light import looking_at
from nearer.pairing.qr import qr
from nearer.pairing.state import AlreadyACouple, PairingState, pairing_state, wishes_of
from nearer.pairing.wording import light, who_may_come
from nearer.people.request import Request
from nearer.spaces.space import OpenSpace

# In these an invitation is written, and from these the hub leads on.
WRITES = ("apart", "ready", "ended")
NEXT = {"ready": "together-question", "asked": "together-safety"}


@require_safe
@private
def together(request: Request, space: OpenSpace) -> HttpResponse:
    """Where the two stand, and the next step from there."""
    couple, now = couple_of(request, space), pairing_state(request.keyring)
    if couple and not now.is_again:
        return redirect("agreement", couple.space.id)
    if waiting_place(request.keyring):
        return render(request, "pairing/now/ready.html", {"space": space, "now": now})
    if found := changed(request.keyring):
        lines = side_by_side(found.mine, found.other)
        page = {"space": space, "lines": lines, "seen": found.seen}
        return render(request, "pairing/now/changed.html", page)
    if shut(request.keyring):
        return render(request, "pairing/now/shut.html", {"space": space})
    if onward := leads_on(now):
        return redirect(onward, space.id)
    page = {"space": space, "couple": couple, **shown(now)}
    if couple and now.stage == "resting":
        page |= until_when(letting_in.opens_at(request.keyring, couple.space))
    return render(request, f"pairing/now/{template(now)}.html", page)


def leads_on(now: PairingState) -> str:
    """The page that comes next without anything to say before it, or ""."""
    if now.has_compared and not (now.is_again or wishes_of(now.mine)):
        return "together-taps"
    return NEXT.get(now.stage, "")


def until_when(opens: datetime | None) -> dict[str, Any]:
    return {"opens_at": opens, "is_time": bool(opens and opens <= timezone.now())}


def template(now: PairingState) -> str:
    """The page of a stage; whoever invited and has compared already waits, or is done."""
    if now.has_compared:
        return {"come": "stepping", "sure": "finishing"}.get(now.stage, now.stage)
    return now.stage


def side_by_side(*two: Identity) -> list[tuple[str, str]]:
    """Six lines with a word of each, in the same order on both screens."""
    first, second = sorted(two, key=lambda each: each.person)
    return list(zip(first.words(), second.words(), strict=True))


def shown(now: PairingState) -> dict[str, Any]:
    """What the pages of the hub show, as far as it is there."""
    secret = now.mine.secret if now.mine else b""
    page: dict[str, Any] = {"now": now}
    if now.stage == "waiting":
        page |= {"link": invitation_token.link(secret), "qr": qr(invitation_token.link(secret))}
        page |= {"offer": now.offer, **who_may_come()}
        page["offer_question"] = light(now.offer.question) if now.offer else ""
    if now.answer and now.offer:
        me, other = (now.answer, now.offer) if now.is_guest else (now.offer, now.answer)
        page |= {"lines": side_by_side(me.identity(), other.identity()), "seen": other.seen}
        page |= {"name": other.called, "words": other.words, "my_words": me.words}
        page |= {"question": light(now.offer.question)}
    return page


@require_http_methods(["GET", "HEAD", "POST"])
@private
def safety(request: Request, space: OpenSpace) -> HttpResponse:
    """Who can see the screen or the device; then a few questions for one person alone."""
    first = Screen(request.POST or None)
    if not first.is_valid():
        page = {"space": space, "form": first, "alone": [_(SCREEN), _(DEVICE)]}
        return render(request, "pairing/safety.html", page)
    if not asks_on(first.answers()):
        space.add(first.answers())
        return redirect("together-next", space.id)
    form = Safety(request.POST if "asked" in request.POST else None)
    if form.is_valid():
        space.add(form.answers())
        return redirect("together-next", space.id)
    page = {"space": space, "form": form, "opening": _(OPENING)}
    return render(request, "pairing/safety.html", page)


@require_safe
@private
def after_safety(request: Request, space: OpenSpace) -> HttpResponse:
    """Help first, where an answer asks for it. One address and one shape for everybody."""
    found = route(just_said(space))
    country = lines_near(request)
    helps = [
        ([_(line) for line in WORDS[each]], sections(country, NEEDS_FIRST[each]))
        for each in found.help
    ]
    page: dict[str, Any] = {"space": space, "helps": helps, "country": country.name}
    page["has_lines"] = bool(found.needs)  # none, where somebody may be looking on
    return render(request, "pairing/next.html", {**page, **comes_next(request)})


def comes_next(request: Request) -> dict[str, Any]:
    """The form that stands below, at the same address for everybody: the pace, or an invitation."""
    now = pairing_state(request.keyring)
    if now.stage == "asked":
        return {"now": now, "pace": HowDeep(wishes_of(now.mine))}
    if now.stage in WRITES and couple_of(request) is None:
        return {"now": now, "form": LightQuestion(now.mine, begun_at(now))}
    return {"now": now}


@require_http_methods(["GET", "HEAD", "POST"])
@private
def question(request: Request, space: OpenSpace) -> HttpResponse:
    """A line of one's own, the light question the other will be asked, one's own answer; then the
    link. What was typed is kept on every way out of here."""
    now = pairing_state(request.keyring)
    looking = number(request.POST.get("looking", "")) if request.POST else begun_at(now)
    if now.stage not in WRITES:
        return redirect("together", space.id)
    form = LightQuestion(now.mine, looking, request.POST or None)
    if request.method == "POST":
        inviting.prepare(request.keyring, **form.said_so_far())
        if request.htmx:
            return HttpResponse(status=204)
    if "others" in request.POST:
        form = LightQuestion(pairing_state(request.keyring).mine, looking + 1)
    elif form.is_valid():
        return make_the_link(request, space)
    return render(request, "pairing/light_question.html", {"space": space, "form": form})


def begun_at(now: PairingState) -> int:
    """Where the question stands that was chosen before."""
    return looking_at(now.mine.question) if now.mine else 0


def make_the_link(request: Request, space: OpenSpace) -> HttpResponse:
    try:
        inviting.invite(request.keyring)
    except AlreadyACouple:
        return render(request, "pairing/one_at_a_time.html")
    return redirect("together", space.id)


def number(typed: str) -> int:
    return int(typed[-2:]) if typed.isdecimal() else 0


@require_http_methods(["GET", "HEAD", "POST"])
@private
def withdraw(request: Request, space: OpenSpace) -> HttpResponse:
    """Takes back the invitation, or one's coming. Sends nothing."""
    if request.method == "POST":
        if couple := couple_of(request, space):
            letting_in.stop(request.keyring, couple.space)
        inviting.withdraw(request.keyring)
        return redirect("together", space.id)
    page = {"space": space, "now": pairing_state(request.keyring)}
    return render(request, "pairing/withdraw.html", page)
