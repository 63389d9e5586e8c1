"""Deleting the account."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nearer.people import erasing
from nearer.people.asking import ask, who_confirms
from nearer.people.cookies import clear_session
from nearer.people.forms.ending import Deletion
from nearer.people.request import Request
from nearer.people.signed_in import signed_in
from nearer.ui.moments import moment as in_words


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def delete(request: Request) -> HttpResponse:
    """Explains what happens, asks for the passphrase and what to withdraw, and sets the day."""
    form = Deletion(request.keyring, who_confirms(request), request.POST or None)
    if form.is_valid() and form.opened():
        moment = erasing.ask_to_erase(request.keyring, withdraws=form.withdraws)
        messages.success(request, farewell(moment))
        response = redirect("sign-in")
        clear_session(response)
        return response
    page = {"days": settings.NEARER_GRACE_DAYS, "space": request.keyring.private}
    return ask(request, "people/delete.html", form, **page)


def farewell(moment: datetime) -> str:
    said = _("Everything is locked now, and is deleted on %(day)s. Sign in before then to keep it.")
    return said % {"day": in_words(moment)}
