"""Ours: what both share; replying, and taking back what one gave."""

from __future__ import annotations

import uuid
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from nearer.couples import withdrawing
from nearer.couples.beneath import Beneath
from nearer.couples.couple import Couple
from nearer.couples.doors import for_two
from nearer.couples.replying import is_sent, reply_form
from nearer.ours import stream
from nearer.people.request import Request
from nearer.registry.giving import announced, gifts, note_news, open_all, open_gift, piece_of
from nearer.registry.installed import styles
from nearer.registry.reading import couple_read_ahead, glanced_at, read_ahead
from nearer.spaces.errors import NoSuchEntry


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def ours(request: Request, couple: Couple, month: date | None = None) -> HttpResponse:
    """The stream, some months at a time, with something of it opened where that is asked for. A
    page that hears of news fetches the stream alone, and one that opens something that alone."""
    couple = couple_read_ahead(couple.space, read_ahead(couple.own))
    gift = open_gift(couple, request.POST["open"]) if "open" in request.POST else None
    closed = gifts(couple)
    note_news(request, is_new=bool(closed))
    page = {"space": couple.space, "couple": couple, "gift": gift, "gifts": closed}
    if gift and request.htmx:
        return render(request, "ours/page.html#opened", page | {"has_news": bool(closed)})
    part = "#stream" if request.htmx else ""
    return render(request, f"ours/page.html{part}", page | stream.leaf_of(couple, month))


@require_safe
@for_two
def news(request: Request, couple: Couple) -> HttpResponse:
    """The mark on the tab, for a page that has not looked."""
    is_new = bool(announced(glanced_at(couple.space, couple.own)))
    page = {"is_new": is_new, "asks": request.path}
    return render(request, "ours/page.html#mark", page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def reply(request: Request, couple: Couple, entry: uuid.UUID) -> HttpResponse:
    """What one of the two gave, and the thread beneath it."""
    piece = piece_of(couple, entry)
    if piece is None or piece.entry is None:
        raise NoSuchEntry
    form = reply_form(request, Beneath(couple, piece.entry))
    if is_sent(request, form):
        open_all(couple, {piece.entry.id, *(line.id for line in form.beneath.thread)})
        return redirect("reply", couple.space.id, entry)
    page = {"space": couple.space, "couple": couple, "piece": piece, "form": form}
    return render(request, "ours/reply.html", page | {"styles": styles()})


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def withdraw(request: Request, couple: Couple, entry: uuid.UUID) -> HttpResponse:
    """Something of one's own, as it was given."""
    return withdrawing.withdraw(request, stream.mine(couple, entry))
