"""Drafts: what is typed while there is no session, in the first minutes or after a lock.

The browser holds a random secret in a cookie; the row is found by a hash of it and opens only with
it. Nothing readable is stored on the server, and a day later the row is deleted.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from nearer.crypto import BrokenSeal, draft_row, open_draft, seal_draft
from nearer.people.models import Draft

KEPT_FOR = timedelta(days=1)
# How long after signing in a form from this browser may still be kept: a page left open over a
# weekend.
REMEMBERED_FOR = timedelta(days=7)
WHOSE = "whose session"
LONGEST = 64_000
# Of what is begun without an account. Anybody may, so that more would be ill will.
MOST_BEGUN = 4_000


def new_secret() -> bytes:
    """32 random bytes for a cookie."""
    return secrets.token_bytes(32)


def keep(secret: bytes, purpose: str, plain: bytes, lasts: timedelta = KEPT_FOR) -> None:
    """Stores a draft in place of an earlier one. Raises `ValueError` above 64,000 bytes."""
    _put(secret, purpose, plain, expires_at=timezone.now() + lasts, is_begun=False)


def begin(secret: bytes, purpose: str, plain: bytes) -> None:
    """As `keep`, for what is typed before there is an account. Beyond so many of these, those that
    nobody has gone on with for longest are deleted; what is kept for people never is."""
    _put(secret, purpose, plain, expires_at=timezone.now() + KEPT_FOR, is_begun=True)
    begun = Draft.objects.filter(is_begun=True)
    surplus = list(begun.order_by("-expires_at").values_list("id", flat=True)[MOST_BEGUN:])
    if surplus:
        begun.filter(id__in=surplus).delete()


def _put(secret: bytes, purpose: str, plain: bytes, **columns: Any) -> None:
    if len(plain) > LONGEST:
        raise ValueError("too long to keep")
    box = seal_draft(secret, purpose, plain)
    Draft.objects.update_or_create(id=draft_row(secret), defaults={"box": box, **columns})


def is_there(secret: bytes) -> bool:
    return Draft.objects.filter(id=draft_row(secret)).exists()


def kept(secret: bytes, purpose: str) -> bytes | None:
    """The draft, or None if there is none, it has expired, or the secret does not open it."""
    row = Draft.objects.filter(id=draft_row(secret), expires_at__gt=timezone.now()).first()
    try:
        return open_draft(secret, purpose, row.box) if row else None
    except BrokenSeal:
        return None


def remember(secret: bytes, person: bytes) -> None:
    """Records whose session a secret belonged to: only this person gets back what is kept by it."""
    keep(secret, WHOSE, person, REMEMBERED_FOR)


def erase_old_drafts(now: datetime) -> int:
    """Deletes expired drafts. Returns how many."""
    return Draft.objects.filter(expires_at__lte=now).delete()[0]


def forget(secret: bytes) -> None:
    """Deletes the secret's draft."""
    Draft.objects.filter(id=draft_row(secret)).delete()
