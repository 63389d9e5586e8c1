"""A page somebody fills in before having an account, or in the middle of signing up.

    row  = HKDF(secret(32), "nearer/draft-row/1")       finds the row, opens nothing
    blob = box(HKDF(secret, "nearer/draft/1", purpose),
               aad = lp("nearer/draft/1", purpose, row), pad(draft))

One cookie holds the secret. Without it the row is noise that belongs to nobody.
"""

from __future__ import annotations

from nearer.crypto.box import open_padded, seal_padded
from nearer.crypto.terms import KEY_SIZE, BrokenSeal, derive, lp

_LABEL = b"nearer/draft/1"


def draft_row(secret: bytes) -> bytes:
    """Where the draft lies. Derived one way, so whoever reads the table cannot open it."""
    if len(secret) != KEY_SIZE:
        # The secret comes from a cookie, and cookies can be written by anybody.
        raise BrokenSeal("draft secret of a wrong size")
    return derive(secret, b"nearer/draft-row/1")


def seal_draft(secret: bytes, purpose: str, plain: bytes) -> bytes:
    """`purpose` keeps half an answer on one page from being shown as an answer on another."""
    aad = lp(_LABEL, purpose.encode(), draft_row(secret))
    return seal_padded(derive(secret, _LABEL, purpose.encode()), aad, plain)


def open_draft(secret: bytes, purpose: str, blob: bytes) -> bytes:
    """The draft, as it was left."""
    aad = lp(_LABEL, purpose.encode(), draft_row(secret))
    return open_padded(derive(secret, _LABEL, purpose.encode()), aad, blob)
