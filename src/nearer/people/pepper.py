"""The pepper: 32 bytes in a file outside the database, mixed into every passphrase.

An id, the start of a hash of the bytes, lets a row tell which pepper it was made with. A stolen
database without this file gives nothing to guess against. The recovery code does not use it, so
losing the file locks nobody out.
"""

from __future__ import annotations

import hashlib
import secrets
from functools import cache
from pathlib import Path

from django.conf import settings

LENGTH = 32


class NoPepper(Exception):
    """The pepper file is missing or is not 32 bytes long."""


def pepper() -> tuple[str, bytes]:
    """The pepper's id (16 hex digits) and its bytes. Raises `NoPepper`."""
    return _read(settings.NEARER_PEPPER_FILE)


@cache
def _read(path: Path) -> tuple[str, bytes]:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise NoPepper(f"there is no pepper file at {path}") from None
    if len(content) != LENGTH:
        raise NoPepper(f"the pepper file {path} is not {LENGTH} bytes long")
    return hashlib.sha256(b"nearer/pepper" + content).hexdigest()[:16], content


def new_pepper() -> bytes:
    """Random bytes for a pepper file."""
    return secrets.token_bytes(LENGTH)
