"""The invitation token: a one-time secret of 32 bytes, as a code to paste and as a link.

The database has only a hash of it (`crypto.draft_row`), by which `state.find_open_invitation`
finds the row; the letters of the two are sealed under it.
"""

from __future__ import annotations

import base64
import binascii
import re
import secrets

from django.conf import settings
from django.urls import reverse

CODE = re.compile(r"[A-Za-z0-9_-]{43}")
SECRET_SIZE = 32


def new_secret() -> bytes:
    return secrets.token_bytes(SECRET_SIZE)


def code(secret: bytes) -> str:
    """43 signs, as they stand in the link and can be pasted."""
    return base64.urlsafe_b64encode(secret).rstrip(b"=").decode()


def link(secret: bytes) -> str:
    """Browsers do not send what follows `#`: no server and no log learns the secret by it."""
    return f"{settings.NEARER_URL}{reverse('join')}#{code(secret)}"


def read_code(text: str) -> bytes | None:
    """The secret in a pasted code, or at the end of a pasted link."""
    found = CODE.fullmatch(text.strip().rpartition("#")[2].strip())
    try:
        return base64.urlsafe_b64decode(found[0] + "=") if found else None
    except binascii.Error:
        return None
