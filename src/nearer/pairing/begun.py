"""What an invited person has begun in a browser, before there is an account that could keep it.

Wire format inside the draft: msgpack array `[secret, words]`; `words` is nil until the light
question has been answered, which may also be with nothing. The row opens only with the secret in a
cookie of its own, and a day later it is gone.
"""

from __future__ import annotations

import msgspec
from django.http import HttpResponse

from nearer.people import drafts
from nearer.people.middleware import GUEST, clear_secret, read_secret, set_secret
from nearer.people.request import Request

PURPOSE = "join"


class Guest(msgspec.Struct, array_like=True, frozen=True):
    secret: bytes
    words: str | None = None

    def __repr__(self) -> str:
        return "<Guest>"


def guest(request: Request) -> Guest | None:
    """Whose invitation this browser has opened, if any."""
    key = read_secret(request.COOKIES, GUEST)
    plain = drafts.kept(key, PURPOSE) if key else None
    return msgspec.msgpack.decode(plain, type=Guest) if plain else None


def go_on(request: Request, response: HttpResponse, new: Guest) -> HttpResponse:
    """Keeps how far the guest has come, under the secret of this browser."""
    key = read_secret(request.COOKIES, GUEST) or drafts.new_secret()
    drafts.keep(key, PURPOSE, msgspec.msgpack.encode(new))
    set_secret(response, GUEST, key)
    return response


def forget(request: Request, response: HttpResponse) -> HttpResponse:
    """Erases it, on the server and in the browser. Nobody is told."""
    if key := read_secret(request.COOKIES, GUEST):
        drafts.forget(key)
    clear_secret(response, GUEST)
    return response
