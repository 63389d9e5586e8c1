"""Replying: what the form beneath something given does when it is sent."""

from __future__ import annotations

from django.contrib import messages
from django.utils.translation import gettext as _

from nearer.couples import replies
from nearer.couples.beneath import Beneath
from nearer.couples.forms import ReplyForm
from nearer.couples.logic.receiving import SIGNS
from nearer.people.request import Request


def reply_form(request: Request, beneath: Beneath) -> ReplyForm:
    return ReplyForm(beneath, request.POST or None)


def is_sent(request: Request, form: ReplyForm) -> bool:
    """Adds a line or a sign, or takes a sign out again. Whoever has paused adds nothing. False
    also where words stand in the box that a sign went past: the page shows them once more."""
    beneath, typed = form.beneath, request.POST.get("text", "").strip()
    couple, copy = beneath.couple, beneath.copy
    taken = next((sign for sign in SIGNS if sign == request.POST.get("unsign")), None)
    if taken:
        replies.take_sign(couple, copy, taken)
        return not typed
    if couple.is_resting or not form.is_valid():
        return False
    if sign := form.cleaned_data["sign"]:
        replies.put_sign(couple, copy, sign)
        return not typed
    replies.reply(couple, copy, form.cleaned_data["text"])
    messages.success(request, _("Reply sent."))
    return True
