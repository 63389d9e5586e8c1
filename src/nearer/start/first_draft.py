"""The sign-up draft: what somebody typed in the steps before there is an account.

Wire format inside the draft: msgpack array of the fields below (`people.signup_draft`).
"""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import HttpResponse

from nearer.features.feelings.payloads import CheckIn, Company, FirstWords, State
from nearer.people.cookies import DRAFT
from nearer.people.request import Request
from nearer.people.signup_draft import SignupDraft


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


DRAFT_OF_BEGUN = SignupDraft(DRAFT, "start", Begun)
forget = DRAFT_OF_BEGUN.forget


def begun(request: Request) -> Begun:
    """What this browser has begun, or a fresh beginning."""
    return DRAFT_OF_BEGUN.read(request) or Begun()


def go_on(request: Request, response: HttpResponse, said: dict[str, Any]) -> HttpResponse:
    """Keeps what a step said with the rest, under the secret of this browser."""
    whole = msgspec.structs.replace(begun(request), **said)
    return DRAFT_OF_BEGUN.keep(request, response, whole)
