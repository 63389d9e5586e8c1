"""Carriers (message brokers): how several server processes notify each other's open pages.

`NEARER_LIVE` chooses one: nothing (a single process), `postgres`, or the address of a Redis or
Valkey. The messages are in `messages.py`, the connections in `redis.py` and `postgres.py`, of which
only the chosen one is ever imported.

There is one channel for all. A channel for each space would show whoever runs Redis or PostgreSQL
which spaces somebody is looking at now.
"""

from __future__ import annotations

from importlib import import_module
from urllib.parse import urlsplit

from nearer.site.carriers.carrier import Carrier

POSTGRES = "postgres"
ROADS = {
    "postgres": "postgres",
    "postgresql": "postgres",
    "redis": "redis",
    "rediss": "redis",
    "unix": "redis",
}


class NoSuchCarrier(Exception):
    """The value of NEARER_LIVE is neither a known word nor a known kind of address."""


def chosen(live: str, database: str) -> Carrier | None:
    """The carrier of NEARER_LIVE; None for a single process. Raises `NoSuchCarrier`."""
    if not live:
        return None
    address = database if live == POSTGRES else live
    road = ROADS.get(urlsplit(address).scheme)
    if road is None or (live == POSTGRES and road != POSTGRES):
        raise NoSuchCarrier
    return Carrier(import_module(f"{__name__}.{road}"), address)
