"""What the settings take from the machine: the folder, the database, and the signing key."""

from __future__ import annotations

import hashlib
import os
import pwd
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from urllib.parse import parse_qsl, unquote

from nearer.site.configuration import known
from nearer.site.configuration.parsers import postgresql
from nearer.site.configuration.setting import UnsoundSettings

# FULL: once the browser has a response, the data is on the disk, also after a power cut.
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
# A network that swallows everything is noticed within seconds, not after the system's quarter of an
# hour: leaving a page waits for this. Other figures may stand in DATABASE_URL.
PATIENCE = {
    "connect_timeout": "5",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "15000",
}
WRITE = known.DATA.write
KEY, DATABASE = "signing-key", "nearer.sqlite3"


def database(url: str, folder: Path) -> dict[str, Any]:
    """Django's database settings for a `postgresql://` address, or for SQLite in the folder.

    Raises `Misread`.
    """
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / DATABASE,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "init_command": PRAGMAS,
                "timeout": 20,
            },
            "CONN_MAX_AGE": None,
        }
    parts = postgresql(url)
    options = PATIENCE | dict(parse_qsl(parts.query))
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


def folder(path: Path) -> Path:
    """The folder, made if it is not there, and for this account alone. Raises `UnsoundSettings`."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise UnsoundSettings(f"NEARER_DATA is {path}, where a file stands. {WRITE}") from None
    except OSError as error:
        raise UnsoundSettings(
            f"The folder {path} in NEARER_DATA cannot be made ({error.strerror}). Make it and give "
            f"it to this account, or name another one. {WRITE}"
        ) from None
    refuse_root_at_home_of_another(path)
    for name in ("", KEY, DATABASE):
        if (path / name).exists() and not os.access(path / name, os.R_OK | os.W_OK):
            raise UnsoundSettings(
                f"{path / name} does not let this account in. Run the command under the account "
                f"that Nearer runs under, or give it the folder: `chown -R ACCOUNT {path}`."
            )
    return path


def refuse_root_at_home_of_another(path: Path) -> None:
    """What root writes there, the account that Nearer runs under could not read afterwards."""
    owner = path.stat().st_uid
    if os.geteuid() == 0 and owner != 0:
        raise UnsoundSettings(
            f"The folder {path} belongs to another account, and you are root. Run the command "
            f"under that account: `runuser -u {account(owner)} -- nearer ...`."
        )


def account(number: int) -> str:
    """The name of an account on this machine, or its number."""
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def secret_key(given: str, folder: Path) -> str:
    """The key that signs form tokens. Made on the first start and kept beside the database."""
    if given:
        return given
    return make_once(folder / KEY, secrets.token_urlsafe(48).encode()).decode()


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
