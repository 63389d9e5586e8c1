"""Ours: what both share; sending something back, and taking back what one gave."""

from __future__ import annotations

import uuid
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nearer.couples import replies, withdrawing
from nearer.couples.couple import Couple
from nearer.couples.doors import for_two
from nearer.couples.forms import ReplyForm
from nearer.ours import stream
from nearer.people.request import Request
from nearer.registry.installed import styles
from nearer.registry.reading import couple_read_ahead, read_ahead
from nearer.spaces.errors import NoSuchEntry
from nearer.ui.months import leaf, years


@require_safe
@for_two
def ours(request: Request, couple: Couple, month: date | None = None) -> HttpResponse:
    """The stream, some months at a time. A page that hears of news fetches it alone."""
    couple = couple_read_ahead(couple.space, read_ahead(couple.own))
    many = stream.months(couple)
    shown = leaf(many, month)
    pieces = stream.pieces(couple, shown.since, shown.until) if shown else []
    page = {"couple": couple, "pieces": pieces, "leaf": shown, "years": years(many)}
    page |= {"cards": [] if month else stream.cards(couple), "styles": styles()}
    part = "#stream" if request.htmx else ""
    return render(request, f"ours/page.html{part}", {"space": couple.space, **page})


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def reply(request: Request, couple: Couple, entry: uuid.UUID) -> HttpResponse:
    """Something back for what the other gave, read after ten seconds of how to receive it."""
    piece = stream.theirs(couple, entry)
    if (copy := piece.entry) is None:
        raise NoSuchEntry
    there, wants = replies.my_reply(couple, copy), copy.payload.wants_back
    form = ReplyForm(wants, replies.mark(couple, copy), there, request.POST or None)
    if form.is_valid() and not couple.is_resting:
        replies.reply(couple, copy, **form.cleaned_data)
        messages.success(request, _("Reply sent."))
        return redirect("ours", couple.space.id)
    page = {"space": couple.space, "couple": couple, "piece": piece, "form": form, "there": there}
    return render(request, "ours/reply.html", page | {"styles": styles()})


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def withdraw(request: Request, couple: Couple, entry: uuid.UUID) -> HttpResponse:
    """Something of one's own, as it was given."""
    return withdrawing.withdraw(request, stream.mine(couple, entry))
