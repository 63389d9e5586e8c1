"""Receiving: the words of the other after ten seconds of how to, then something back."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nearer.features.feelings.payloads import SharedCheckIn
from nearer.ours import acts, sharing, stream
from nearer.ours.doors import for_two
from nearer.ours.forms.question import ReplyForm
from nearer.ours.sheets import sheet
from nearer.ours.two import two
from nearer.people.request import Request
from nearer.spaces.errors import NoSuchEntry
from nearer.spaces.space import OpenSpace


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def theirs(request: Request, space: OpenSpace, place: uuid.UUID) -> HttpResponse:
    """The other's answer, and a reply to it."""
    here = two(request.keyring, space)
    turn = here.find(place)
    if turn.theirs is None:
        raise NoSuchEntry
    said, mark = turn.theirs.payload, here.mark(turn.theirs)
    form = ReplyForm(said.wants_back, mark, turn.my_reply, request.POST or None)
    if form.is_valid() and not here.is_resting:
        acts.reply(here, turn.theirs, **form.cleaned_data)
        messages.success(request, _("Sent back."))
        return redirect("question-at", space.id, place)
    voice = next(stream.voices(here, turn))
    page = sheet(here, turn, form=form, voice=voice, there=turn.my_reply)
    return render(request, "ours/question/theirs.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def reply(request: Request, space: OpenSpace, entry: uuid.UUID) -> HttpResponse:
    """Something back for a thank-you, a note, or a copy of a check-in."""
    here = two(request.keyring, space)
    found = acts.theirs(here, entry)
    there, mark = acts.reply_of(here, found), here.mark(found)
    form = ReplyForm(found.payload.wants_back, mark, there, request.POST or None)
    if form.is_valid() and not here.is_resting:
        acts.reply(here, found, **form.cleaned_data)
        messages.success(request, _("Sent back."))
        return redirect("ours", space.id)
    page = {"space": space, "two": here, "form": form, "there": there}
    if isinstance(found.payload, SharedCheckIn):
        page["copy"] = sharing.read(found, sharing.names(space))
        return render(request, "ours/sharing/reply.html", page)
    return render(request, "ours/giving/reply.html", page | {"piece": stream.given(here, found)})
