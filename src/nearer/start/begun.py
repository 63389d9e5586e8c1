"""The sign-up draft: what somebody typed in the steps before there is an account.

Wire format inside the draft: msgpack array of the fields below. The row opens only with the secret
in the browser's own cookie, and is deleted a day later.
"""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import HttpResponse

from nearer.features.feelings.payloads import CheckIn, Company, FirstWords, State
from nearer.people import drafts
from nearer.people.middleware import DRAFT, clear_secret, read_secret, set_secret
from nearer.people.request import Request

PURPOSE = "start"


class Begun(msgspec.Struct, array_like=True, frozen=True):
    """`feeling` and `text` are None until their step was answered, which may also be with ""."""

    company: Company = "unsaid"
    state: State = "given"
    pleasantness: int | None = None
    energy: int | None = None
    words: tuple[str, ...] = ()
    feeling: str | None = None
    happened: str = ""
    need: str = ""
    text: str | None = None

    def __repr__(self) -> str:
        return "<Begun>"

    def check_in(self) -> CheckIn:
        """The answers of the first step, as the day's check-in."""
        return CheckIn(self.state, self.pleasantness, self.energy, self.words)

    def first_words(self) -> FirstWords:
        return FirstWords(
            self.company,
            self.state,
            self.words,
            self.feeling or "",
            self.happened,
            self.need,
            self.text or "",
        )

    @property
    def says_something(self) -> bool:
        """Whether any text was written, beyond the first step's answers."""
        return any((self.feeling, self.happened, self.need, self.text))

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing that signing up would save."""
        return not self.says_something and self.check_in() == CheckIn()


def begun(request: Request) -> Begun:
    """This browser's draft, or an empty one."""
    secret = read_secret(request.COOKIES, DRAFT)
    plain = drafts.kept(secret, PURPOSE) if secret else None
    return msgspec.msgpack.decode(plain, type=Begun) if plain else Begun()


def go_on(request: Request, response: HttpResponse, said: dict[str, Any]) -> HttpResponse:
    """Adds a step's answers to the draft, under the secret of this browser."""
    secret = read_secret(request.COOKIES, DRAFT) or drafts.new_secret()
    whole = msgspec.structs.replace(begun(request), **said)
    drafts.keep(secret, PURPOSE, msgspec.msgpack.encode(whole))
    set_secret(response, DRAFT, secret)
    return response


def forget(request: Request, response: HttpResponse) -> HttpResponse:
    """Deletes the draft, on the server and in the browser."""
    if secret := read_secret(request.COOKIES, DRAFT):
        drafts.forget(secret)
    clear_secret(response, DRAFT)
    return response
