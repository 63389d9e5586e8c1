"""Drafts of what somebody has begun in a browser before there is an account that could keep it.

Wire format inside the draft: msgpack of a struct. The row opens only with the secret in a cookie of
its own, and a day later it is gone.
"""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec
from django.http import HttpResponse

from nearer.people import drafts
from nearer.people.cookies import clear_secret, read_secret, set_secret
from nearer.people.rate_limits import count_draft
from nearer.people.request import Request, address

S = TypeVar("S", bound=msgspec.Struct)


class SignupDraft(Generic[S]):
    """`cookie`: the name of the cookie that holds the secret; `purpose`: what the draft is sealed
    for; `cls`: the struct that is kept."""

    def __init__(self, cookie: str, purpose: str, cls: type[S]) -> None:
        self.cookie, self.purpose, self.cls = cookie, purpose, cls

    def read(self, request: Request) -> S | None:
        """What this browser has begun, if anything."""
        secret = read_secret(request.COOKIES, self.cookie)
        plain = drafts.kept(secret, self.purpose) if secret else None
        return msgspec.msgpack.decode(plain, type=self.cls) if plain else None

    def keep(self, request: Request, response: HttpResponse, whole: S) -> HttpResponse:
        """Keeps it under the secret of this browser, in place of what was kept before. Raises
        `TooManyTries` where a network begins one after the other."""
        secret = read_secret(request.COOKIES, self.cookie) or drafts.new_secret()
        if not drafts.is_there(secret):
            count_draft(address(request))
        drafts.begin(secret, self.purpose, msgspec.msgpack.encode(whole))
        set_secret(response, self.cookie, secret)
        return response

    def forget(self, request: Request, response: HttpResponse) -> HttpResponse:
        """Erases it, on the server and in the browser. Nobody is notified."""
        if secret := read_secret(request.COOKIES, self.cookie):
            drafts.forget(secret)
        clear_secret(response, self.cookie)
        return response
