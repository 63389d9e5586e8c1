"""Drafts: what somebody types before having an account or while signing up, sealed under a cookie.

    row  = HKDF(secret(32), "nearer/draft-row/1")       finds the row, opens nothing
    blob = box(HKDF(secret, "nearer/draft/1", purpose),
               aad = lp("nearer/draft/1", purpose, row), pad(draft))

One cookie holds the secret. Without it the row can neither be read nor linked to anybody.
"""

from __future__ import annotations

from nearer.crypto.box import open_padded, seal_padded
from nearer.crypto.terms import KEY_SIZE, BrokenSeal, derive, lp

_LABEL = b"nearer/draft/1"


def draft_row(secret: bytes) -> bytes:
    """The id of the draft's row, 32 bytes. Derived one-way, so that reading the table opens
    nothing."""
    if len(secret) != KEY_SIZE:
        # The secret comes from a cookie, and cookies can be written by anybody.
        raise BrokenSeal("draft secret of a wrong size")
    return derive(secret, b"nearer/draft-row/1")


def seal_draft(secret: bytes, purpose: str, plain: bytes) -> bytes:
    """The sealed draft. `purpose` keeps one page's draft from being opened as another's."""
    aad = lp(_LABEL, purpose.encode(), draft_row(secret))
    return seal_padded(derive(secret, _LABEL, purpose.encode()), aad, plain)


def open_draft(secret: bytes, purpose: str, blob: bytes) -> bytes:
    """The draft as it was sealed. Raises `BrokenSeal`."""
    aad = lp(_LABEL, purpose.encode(), draft_row(secret))
    return open_padded(derive(secret, _LABEL, purpose.encode()), aad, blob)
