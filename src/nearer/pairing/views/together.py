"""From the first thought of inviting to a link that waits, in one's own space."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nearer.couples.doors import couple_of
from nearer.doors.kinds_only import private
from nearer.features.checkups.forms import Safety, Screen
from nearer.features.checkups.lines_here import lines_near
from nearer.features.checkups.logic.safety import NEEDS_FIRST, OPENING, WORDS, asks_on, route
from nearer.features.checkups.recent_answers import just_said
from nearer.features.checkups.wording import sections
from nearer.pairing import invitation_token, inviting, letters, letting_in
from nearer.pairing.changed_keys import changed
from nearer.pairing.forms import LightQuestion
from nearer.pairing.joining import waiting_place
from nearer.pairing.leaving import shut
from nearer.pairing.qr import qr
from nearer.pairing.state import AlreadyACouple, PairingState, pairing_state
from nearer.pairing.wording import light, server, who_may_come
from nearer.people.request import Request
from nearer.spaces.space import OpenSpace
from nearer.ui.direction import isolated

# Where a person who has got this far goes on from the hub.
NEXT = {"ready": "together-invitation", "asked": "together-safety"}


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
        page = {"space": space, "me": found.mine, "other": found.other, "seen": found.seen}
        return render(request, "pairing/now/changed.html", page)
    if shut(request.keyring):
        return render(request, "pairing/now/shut.html", {"space": space})
    if now.stage in NEXT:
        return redirect(NEXT[now.stage], space.id)
    page = {"space": space, "couple": couple, **shown(now)}
    if couple and now.stage == "resting":
        opens = letting_in.opens_at(request.keyring, couple.space)
        page |= {"opens_at": opens, "is_time": bool(opens and opens <= timezone.now())}
    return render(request, f"pairing/now/{now.stage}.html", page)


def shown(now: PairingState) -> dict[str, Any]:
    """What the pages of the hub show, as far as it is there."""
    secret = now.mine.secret if now.mine else b""
    page: dict[str, Any] = {"now": now}
    if now.stage == "waiting":
        page |= {"link": invitation_token.link(secret), "qr": qr(invitation_token.link(secret))}
        page |= who_may_come()
    if now.answer and now.offer:
        me, other = (now.answer, now.offer) if now.is_guest else (now.offer, now.answer)
        page |= {"me": me.identity(), "other": other.identity(), "seen": other.seen}
        page |= {"my_name": me.called, "name": other.called, "words": other.words}
    return page


@require_http_methods(["GET", "HEAD", "POST"])
@private
def safety(request: Request, space: OpenSpace) -> HttpResponse:
    """Who can see the screen or the device; then a few questions for one person alone."""
    first = Screen(request.POST or None)
    if not first.is_valid():
        return render(request, "pairing/safety.html", {"space": space, "form": first})
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
    page = {"space": space, "now": pairing_state(request.keyring), "helps": helps}
    page["country"] = country.name
    page["has_lines"] = bool(found.needs)  # none, where somebody may be looking on
    return render(request, "pairing/next.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def question(request: Request, space: OpenSpace) -> HttpResponse:
    """The light question the other will be asked, and one's own answer to it."""
    now = pairing_state(request.keyring)
    if now.stage not in ("apart", "ready", "ended"):
        return redirect("together", space.id)
    looking = number(request.POST.get("looking", ""))
    if "others" in request.POST:
        form = LightQuestion(now.mine, looking + 1)
    else:
        form = LightQuestion(now.mine, looking, request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        inviting.prepare(request.keyring, said["question"], said["words"])
        return redirect("together-invitation", space.id)
    return render(request, "pairing/light_question.html", {"space": space, "form": form})


def number(typed: str) -> int:
    return int(typed[-2:]) if typed.isdecimal() else 0


@require_http_methods(["GET", "HEAD", "POST"])
@private
def invitation(request: Request, space: OpenSpace) -> HttpResponse:
    """The invitation as it will be read; then the link, or not now."""
    mine = pairing_state(request.keyring)
    if mine.stage != "ready" or not mine.mine:
        return redirect("together", space.id)
    if request.method == "POST":
        try:
            inviting.invite(request.keyring)
        except AlreadyACouple:
            return render(request, "pairing/one_at_a_time.html")
        return redirect("together", space.id)
    name = isolated(letters.name_of(request.keyring))
    said = {"question": light(mine.mine.question), "words": mine.mine.words}
    page = {"space": space, "name": name, "server": server(), **said}
    return render(request, "pairing/preview.html", page)


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
