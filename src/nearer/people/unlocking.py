"""What a browser is answered whose session has ended or whose form was refused: no word is lost.

With the cookies of the ended session the form is sealed and kept. Where they are gone too, by a
lock in another tab or because the browser was closed, the words go with the page on which one signs
in, and are kept nowhere else. Both only for forms that a page of ours has sent.
"""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from nearer.people import resubmit
from nearer.people.forms.sign_in import SignIn
from nearer.people.keyring import Keyring
from nearer.people.own_forms import says_it_is_ours
from nearer.people.request import Request

REFUSED = 403


def unlock_first(request: Request) -> HttpResponse | None:
    """Keeps the form that was sent, and leads to the sign-in page. None: a stranger, who is told
    nothing."""
    if not request.was_locked:
        return sign_in_with_words(request)
    address = reverse("sign-in")
    if request.method != "POST":
        address += "?" + urlencode({"next": request.get_full_path()})
    elif not resubmit.keep(request, request.path) and (page := sign_in_with_words(request)):
        return page
    if request.htmx:
        # htmx would follow a redirect and put the sign-in page into a part of this one.
        return HttpResponseClientRedirect(address)
    return HttpResponseRedirect(address)


def unlock_again(request: Request) -> HttpResponse | None:
    """The same for a session that has ended while it was used."""
    vars(request).update(keyring=Keyring(), was_locked=True)
    return unlock_first(request)


def sign_in_with_words(request: Request) -> HttpResponse | None:
    """The page on which one signs in, with the form in hand; None where there is none of ours."""
    form = resubmit.in_hand(request)
    if form is None or request.htmx or request.keyring or not says_it_is_ours(request):
        return None
    page = {"form": SignIn(), "carried": form}
    return render(request, "people/sign_in.html", page, status=REFUSED)


def send_again(request: Request) -> HttpResponse | None:
    """The page that gives back a form whose token was refused. The cookies came along, which no
    form on another site brings with it."""
    form = resubmit.in_hand(request)
    if form is None or not request.keyring:
        return None
    page = {"kept": form, "again": resubmit.AGAIN, "is_refused": True}
    return render(request, "people/kept.html", page, status=REFUSED)
