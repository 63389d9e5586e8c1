"""A form sent after the session had ended loses nothing.

The fields are sealed under the secret of the browser's own stale cookie, the person unlocks, and a
page offers to send them again. Who unlocks as somebody else is not shown them: only a keyring that
opens the space in the address gets them back.
"""

from __future__ import annotations

from urllib.parse import urlencode

import msgspec
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django_htmx.http import HttpResponseClientRedirect

from nearer.people import drafts
from nearer.people.keyring import Keyring
from nearer.people.request import Request
from nearer.people.sessions import Cookies

PURPOSE = "after a lock"
NOT_WORDS = {"csrfmiddlewaretoken"}


class KeptForm(msgspec.Struct, array_like=True):
    """Where a form was going and what was in it."""

    path: str
    fields: list[tuple[str, str]]


def unlock_first(request: Request) -> HttpResponse:
    """Keeps what was being sent, and asks to unlock."""
    if request.method == "POST" and request.cookies:
        fields = [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in NOT_WORDS
        ]
        keep(request.cookies, KeptForm(request.path, fields))
    query = urlencode({"next": request.path})
    address = f"{reverse('sign-in')}?{query}"
    if request.htmx:
        # A redirect would put the sign-in page into a corner of this one.
        return HttpResponseClientRedirect(address)
    return HttpResponseRedirect(address)


def keep(cookies: Cookies, form: KeptForm) -> None:
    drafts.keep(cookies.secret, PURPOSE, msgspec.msgpack.encode(form))


def kept(cookies: Cookies, keyring: Keyring) -> KeptForm | None:
    """The kept form, if this keyring opens the space it was going to."""
    plain = drafts.kept(cookies.secret, PURPOSE)
    if plain is None:
        return None
    form = msgspec.msgpack.decode(plain, type=KeptForm)
    try:
        space = resolve(form.path).kwargs.get("space")
    except Resolver404:
        return None
    return form if space and keyring.ring(space) else None


def carry_over(old: Cookies | None, new: Cookies, keyring: Keyring) -> bool:
    """Moves kept words from the ended session's secret to the new one's. Whether there are any."""
    form = kept(old, keyring) if old else None
    if old:
        drafts.forget(old.secret)
    if form:
        keep(new, form)
    return form is not None
