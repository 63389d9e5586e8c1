"""The guest: whose invitation a browser has opened, before there is an account that could keep it.

Wire format inside the draft (`people.signup_draft`): msgpack array `[secret, words]`; `words` is
nil until the light question has been answered, which may also be with nothing.
"""

from __future__ import annotations

import msgspec

from nearer.people.cookies import GUEST
from nearer.people.signup_draft import SignupDraft


class Guest(msgspec.Struct, array_like=True, frozen=True):
    """`secret`: the invitation token."""

    secret: bytes
    words: str | None = None

    def __repr__(self) -> str:
        return "<Guest>"


GUESTS = SignupDraft(GUEST, "join", Guest)
