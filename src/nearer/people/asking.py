"""Asking for credentials: who asks to be let in, and the page with the form."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from nearer.crypto import session_hash
from nearer.people.cookies import read_device
from nearer.people.forms.sign_in import Opening
from nearer.people.rate_limits import Asker
from nearer.people.request import Request, address, cookies_of

BARRED = "people/barred.html"


def who_asks(request: Request) -> Asker:
    """For opening an account: signing in, signing up, the recovery code."""
    return Asker(address(request), read_device(request))


def who_confirms(request: Request) -> Asker:
    """For asking the person of an open session once more. Raises `Locked` where there is none."""
    return Asker(address(request), session=session_hash(cookies_of(request).sid))


def ask(request: Request, template: str, form: Opening, **page: Any) -> HttpResponse:
    """The page with the form, with the status of what was tried, and when to try again; or that
    the account is barred."""
    page |= {"form": form, "barred": form.barred}
    response = render(request, BARRED if form.barred else template, page, status=form.status)
    if form.wait:
        response["Retry-After"] = str(form.wait)
    return response
