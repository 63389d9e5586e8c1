"""Requests take turns: pages are made one after the other, however many threads there are.

Python runs one thread at a time, so several gain nothing by making pages at once. They lose: the
driver of SQLite gives up the interpreter twice a row, and each time wakes one of those that wait
for it, in vain. Threads are for what lasts: Argon2id, a mail server, a lock in the database. A
request that lasts lets the next one begin. docs/decisions/0017 has the figures.
"""

from __future__ import annotations

import asyncio

from django.db import connection
from starlette.types import ASGIApp, Receive, Scope, Send

# Seconds: longer than a page takes, and short for whoever waits behind something slow.
LONGEST_TURN = 0.02
# While one waits for PostgreSQL, which is another process, there is time to make another page.
AT_ONCE = {"sqlite": 1, "postgresql": 2}


def in_turn(app: ASGIApp) -> ASGIApp:
    """First come, first served."""
    turn = asyncio.Semaphore(AT_ONCE[connection.vendor])

    async def gate(scope: Scope, receive: Receive, send: Send) -> None:
        async with turn:
            answering = asyncio.ensure_future(app(scope, receive, send))
            await asyncio.wait({answering}, timeout=LONGEST_TURN)
        await answering

    return gate
