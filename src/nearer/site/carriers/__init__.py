"""Carriers: how several server processes tell each other what their open pages have to know.

`NEARER_LIVE` chooses one: nothing (a single process), `postgres`, or the address of a Redis or
Valkey. What is said stands in `messages.py`; what it is said through, in `redis.py` and
`postgres.py`, of which only the chosen one is ever imported.

There is one channel for all. A channel for each space would tell whoever runs Redis or PostgreSQL
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
    """What stands in NEARER_LIVE is neither a word nor an address that we know."""


def chosen(live: str, database: str) -> Carrier | None:
    """The carrier of NEARER_LIVE; None for a process that is alone. Raises `NoSuchCarrier`."""
    if not live:
        return None
    address = database if live == POSTGRES else live
    road = ROADS.get(urlsplit(address).scheme)
    if road is None or (live == POSTGRES and road != POSTGRES):
        raise NoSuchCarrier
    return Carrier(import_module(f"{__name__}.{road}"), address)
