"""Resubmitting: a form sent after the session has ended is not lost.

Its fields are sealed under the secret of the browser's stale cookie, the person unlocks, and a page
offers to send them again. Somebody else who unlocks does not see them, not even the partner with
whom the space is shared: at sign-in the browser's secret was recorded as this person's. For a
browser with made-up cookies there is no such record, and nothing is kept.
"""

from __future__ import annotations

import uuid
from urllib.parse import urlencode, urlsplit

import msgspec
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django_htmx.http import HttpResponseClientRedirect

from nearer.people import drafts
from nearer.people.keyring import Keyring
from nearer.people.request import Request
from nearer.people.sessions import Cookies

PURPOSE = "after a lock"
# Form fields of the page that sends a kept form again, and of a page that locks itself.
AGAIN, PATH = "kept_words", "kept_path"
NOT_WORDS = {"csrfmiddlewaretoken", AGAIN, PATH}


class KeptForm(msgspec.Struct, array_like=True):
    """The author, the path the form was going to, and its fields."""

    author: bytes
    path: str
    fields: list[tuple[str, str]]


def unlock_first(request: Request) -> HttpResponse:
    """Keeps the form that was sent, and redirects to the sign-in page."""
    address = reverse("sign-in")
    if request.method == "POST":
        keep(request, request.path)
    else:
        address += "?" + urlencode({"next": request.get_full_path()})
    if request.htmx:
        # htmx would follow a redirect and put the sign-in page into a part of this one.
        return HttpResponseClientRedirect(address)
    return HttpResponseRedirect(address)


def keep(request: Request, path: str) -> bool:
    """Keeps the request's fields for a path in a space. Returns whether they were kept.

    Forms about the account are not kept: they hold passphrases.
    """
    cookies = request.cookies
    author = _author(cookies) if cookies else None
    if not (cookies and author and space_in(path)):
        return False
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in NOT_WORDS
    ]
    try:
        _put(cookies, KeptForm(author, urlsplit(path).path, fields))
    except ValueError:
        return False  # longer than any page of ours; locking matters more than the text
    return True


def kept(cookies: Cookies, keyring: Keyring) -> KeptForm | None:
    """The kept form, if it is this person's and they still open the space it was going to."""
    form = _read(cookies)
    if form is None or form.author != keyring.me.bytes:
        return None
    space = space_in(form.path)
    return form if space and keyring.ring(space) else None


def carry_over(old: Cookies | None, new: Cookies, keyring: Keyring) -> bool:
    """Moves a kept form from the ended session's secret to the new one's. Returns whether there is
    one."""
    form = kept(old, keyring) if old else None
    if old:
        drafts.forget(old.secret)
    if form:
        _put(new, form)
    return form is not None


def sent_again(request: Request, response: HttpResponse) -> None:
    """Forgets the kept form once the page it belongs to has accepted it."""
    is_taken = request.method == "POST" and response.status_code < 400
    if is_taken and request.cookies and request.keyring and AGAIN in request.POST:
        drop(request.cookies, request.keyring)


def drop(cookies: Cookies, keyring: Keyring) -> None:
    """Forgets the kept form; what this browser sends after its next lock is kept again."""
    drafts.remember(cookies.secret, keyring.me.bytes)


def space_in(path: str) -> uuid.UUID | None:
    """The space a local path leads into, or None."""
    try:
        space = resolve(urlsplit(path).path).kwargs.get("space")
    except (Resolver404, ValueError):  # `urlsplit` refuses some texts, like "//["
        return None
    return space if isinstance(space, uuid.UUID) else None


def _put(cookies: Cookies, form: KeptForm) -> None:
    drafts.keep(cookies.secret, PURPOSE, msgspec.msgpack.encode(form))


def _read(cookies: Cookies) -> KeptForm | None:
    plain = drafts.kept(cookies.secret, PURPOSE)
    return msgspec.msgpack.decode(plain, type=KeptForm) if plain else None


def _author(cookies: Cookies) -> bytes | None:
    """Whose session this was: as recorded at sign-in, or in a form that was kept since."""
    form = _read(cookies)
    return form.author if form else drafts.kept(cookies.secret, drafts.WHOSE)
