"""What the settings read from the machine: where the database and the mail server are, and the
signing key."""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

# FULL: once the browser has a response, the data is on the disk, also after a power cut.
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
MISREAD = (
    "DATABASE_URL cannot be read. Write it like postgresql://user:password@host/name, with signs "
    "like / and @ in the password as %2F and %40, or leave it out for SQLite."
)


class UnreadableAddress(Exception):
    """Names the variable, and repeats nothing of it: there is a password inside."""


def database(url: str, folder: Path) -> dict[str, Any]:
    """Django's database settings for a `postgresql://` address, or for SQLite in the folder.

    Raises `UnreadableAddress`.
    """
    if not url:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "nearer.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "init_command": PRAGMAS,
                "timeout": 20,
            },
            "CONN_MAX_AGE": None,
        }
    parts = postgresql(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


def postgresql(url: str) -> SplitResult:
    """The parts of the address. Raises `UnreadableAddress`."""
    try:
        parts = urlsplit(url)
        is_readable = parts.scheme in ("postgresql", "postgres") and parts.port != 0
    except ValueError:  # a character in the password that is not escaped as %..
        is_readable = False
    if not is_readable:
        raise UnreadableAddress(MISREAD)
    return parts


class Smtp(NamedTuple):
    """A mail server; without a host there is none."""

    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    starts_tls: bool = False
    is_tls: bool = False


def smtp(url: str) -> Smtp:
    """`smtp://user:password@host:587?tls=1`, or `smtps://` where TLS begins at once.

    An unreadable address counts as no mail server; `nearer check` says so.
    """
    parts = urlsplit(url)
    try:
        port = parts.port or (465 if parts.scheme == "smtps" else 25)
    except ValueError:
        return Smtp()
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        return Smtp()
    is_tls = parts.scheme == "smtps"
    starts_tls = not is_tls and dict(parse_qsl(parts.query)).get("tls") == "1"
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Smtp(parts.hostname, port, user, password, starts_tls, is_tls)


def secret_key(folder: Path) -> str:
    """The key that signs form tokens. Made on the first start and kept beside the database."""
    if given := os.environ.get("NEARER_SECRET_KEY"):
        return given
    return make_once(folder / "signing-key", secrets.token_urlsafe(48).encode()).decode()


def version_of(*packages: Path) -> str:
    """Twelve characters that change with any static file of these packages."""
    digest = hashlib.sha256()
    for file in sorted(file for package in packages for file in package.glob("**/static/**/*.*")):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def make_once(path: Path, content: bytes) -> bytes:
    """The file's bytes, writing `content` first, readable by the owner alone, if it is absent.

    Atomic: two first starts at once agree on one, and a power cut leaves no empty key behind.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        with NamedTemporaryFile(dir=path.parent) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            with suppress(FileExistsError):
                os.link(file.name, path)
    return path.read_bytes()
