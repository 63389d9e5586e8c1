"""Resubmitting: a form sent after the session has ended is not lost. See `unlocking` for its pages.

Its fields are sealed under the secret of the browser's stale cookie, the person unlocks, and a page
offers to send them again. Somebody else who unlocks does not see them, not even the partner with
whom the space is shared: at sign-in the browser's secret was recorded as this person's. For a
browser with made-up cookies there is no such record, and nothing is kept.
"""

from __future__ import annotations

import uuid
from urllib.parse import urlsplit

import msgspec
from django.http import HttpResponse
from django.urls import Resolver404, resolve

from nearer.people import drafts
from nearer.people.keyring import Keyring
from nearer.people.request import Request
from nearer.people.sessions import Cookies

PURPOSE = "after a lock"
# Form fields of the page that sends a kept form again, and of a page that locks itself.
AGAIN, PATH, FIELDS = "kept_words", "kept_path", "kept_fields"
# Taking a copy along asks for the passphrase under the address of a space: no page says it back.
NOT_WORDS = {"csrfmiddlewaretoken", "passphrase", AGAIN, PATH, FIELDS}
Fields = list[tuple[str, str]]
_read_fields = msgspec.json.Decoder(Fields).decode


class KeptForm(msgspec.Struct, array_like=True):
    """The author, the path the form was going to, and its fields."""

    author: bytes
    path: str
    fields: Fields

    @property
    def packed(self) -> str:
        """The fields for one hidden field of another form."""
        return msgspec.json.encode(self.fields).decode()


def keep(request: Request, path: str) -> bool:
    """Keeps the request's fields for a path in a space. Returns whether they were kept.

    Forms about the account are not kept: they hold passphrases.
    """
    cookies = request.cookies
    author = _author(cookies) if cookies else None
    if not (cookies and author and space_in(path)):
        return False
    return _kept(cookies, KeptForm(author, urlsplit(path).path, typed_into(request)))


def typed_into(request: Request) -> Fields:
    """The fields of a form that was sent, without what belongs to its page alone."""
    lists = request.POST.lists()
    return [(name, value) for name, values in lists for value in values if name not in NOT_WORDS]


def in_hand(request: Request) -> KeptForm | None:
    """The form that was sent, to be given back with the page that refuses it; None for one about
    the account. The page that sent it held the same words."""
    if request.method != "POST" or not space_in(request.path):
        return None
    return KeptForm(b"", request.path, typed_into(request))


def carried(request: Request) -> KeptForm | None:
    """A form in hand, as it is carried through signing in."""
    try:
        fields = _read_fields(request.POST.get(FIELDS, ""))
    except msgspec.MsgspecError:
        return None
    path = request.POST.get(PATH, "")
    return KeptForm(b"", urlsplit(path).path, fields) if space_in(path) else None


def take_along(form: KeptForm | None, new: Cookies, keyring: Keyring) -> bool:
    """Keeps a carried form for whoever has signed in, if it leads where they have a key."""
    space = space_in(form.path) if form else None
    if not (form and space and keyring.ring(space)):
        return False
    return _kept(new, KeptForm(keyring.me.bytes, form.path, form.fields))


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


def _kept(cookies: Cookies, form: KeptForm) -> bool:
    try:
        _put(cookies, form)
    except ValueError:
        return False  # longer than any page of ours; locking matters more than the text
    return True


def _put(cookies: Cookies, form: KeptForm) -> None:
    drafts.keep(cookies.secret, PURPOSE, msgspec.msgpack.encode(form))


def _read(cookies: Cookies) -> KeptForm | None:
    plain = drafts.kept(cookies.secret, PURPOSE)
    return msgspec.msgpack.decode(plain, type=KeptForm) if plain else None


def _author(cookies: Cookies) -> bytes | None:
    """Whose session this was: as recorded at sign-in, or in a form that was kept since."""
    form = _read(cookies)
    return form.author if form else drafts.kept(cookies.secret, drafts.WHOSE)
