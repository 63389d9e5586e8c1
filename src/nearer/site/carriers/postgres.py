"""PostgreSQL as the carrier: NOTIFY and LISTEN on one channel. Nothing is stored there.

NOTIFY is sent after the transaction and on a connection of its own. Inside the transaction it would
make all commits of the whole server wait for each other.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error as NoBase64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

CHANNEL = "nearer"
LOST: tuple[type[Exception], ...] = (psycopg.Error, OSError)
# TCP keepalives: a network that drops everything is noticed within half a minute.
OPTIONS: dict[str, Any] = {
    "autocommit": True,
    "prepare_threshold": None,
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}


@contextmanager
def mouth(address: str) -> Iterator[Callable[[bytes], None]]:
    with psycopg.connect(address, **OPTIONS) as line:

        def say(message: bytes) -> None:
            line.execute("SELECT pg_notify(%s, %s)", (CHANNEL, b64encode(message).decode()))

        yield say


@contextmanager
def ear(address: str) -> Iterator[Callable[[float], list[bytes]]]:
    with psycopg.connect(address, **OPTIONS) as line:
        line.execute(f"LISTEN {CHANNEL}")

        def heard(seconds: float) -> list[bytes]:
            return [plain(each.payload) for each in line.notifies(timeout=seconds, stop_after=1)]

        yield heard


def plain(payload: str) -> bytes:
    """The bytes of a message; empty for somebody else's payload."""
    try:
        return b64decode(payload, validate=True)
    except (NoBase64, ValueError):
        return b""
