"""The server: a WebSocket beside Django, in one process. Several can stand side by side.

uvicorn speaks HTTP, a thin shell of Starlette tells `/live` from everything else, and Django runs
as WSGI in a pool of threads. There is no access log.
"""

from __future__ import annotations

import asyncio
import os
import socket
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import cast

import uvicorn
from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi_typing import WSGIApp
from django.conf import settings
from starlette.applications import Starlette
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from nearer.site import hub
from nearer.site.bodies import whole_requests
from nearer.site.charset import utf8_only
from nearer.site.counters import counted
from nearer.site.health import health
from nearer.site.live import in_a_thread, live
from nearer.site.neighbours import look_quietly
from nearer.site.patience import ImpatientProtocol
from nearer.site.tick import TICK_EVERY, tick_quietly
from nearer.site.turns import in_turn
from nearer.site.wsgi import application

# Seconds for requests in progress when the server is stopped.
GRACE = 1
# Only the server sends messages; a browser sends no more than the closing handshake.
LONGEST_MESSAGE = 1_024


def run(listeners: list[socket.socket], *, ticks: bool) -> None:
    """Serves until SIGINT or SIGTERM, then lets what is under way finish for a moment."""
    server = uvicorn.Server(configuration(shell(ticks=ticks)))
    with suppress(KeyboardInterrupt):
        server.run(sockets=listeners)
    # A thread that waits for a browser which is gone must not hold the process.
    last = threading.Timer(GRACE, os._exit, (0,))
    last.daemon = True
    last.start()


def configuration(app: ASGIApp) -> uvicorn.Config:
    proxies = settings.NEARER_TRUSTED_PROXIES
    return uvicorn.Config(
        app,
        loop="uvloop",
        http=ImpatientProtocol,
        ws="websockets-sansio",
        ws_max_size=LONGEST_MESSAGE,
        ws_per_message_deflate=False,
        lifespan="on",
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=GRACE,
    )


def shell(*, ticks: bool) -> ASGIApp:
    """`/live` and Django. With `ticks`, the scheduled jobs run in this process too."""

    @asynccontextmanager
    async def alive(_: Starlette) -> AsyncIterator[None]:
        rounds = asyncio.create_task(every_minute(ticks=ticks))
        hub.connect()
        yield
        hub.disconnect()
        rounds.cancel()

    # Three projects have types for the same two protocols that are not compatible.
    wsgi = WSGIMiddleware(cast("WSGIApp", application), workers=settings.NEARER_THREADS)
    django = utf8_only(whole_requests(untrusting(in_turn(cast("ASGIApp", wsgi)))))
    routes = [WebSocketRoute("/live", live), Route("/health/", health), Mount("/", django)]
    return counted(Starlette(routes=routes, lifespan=alive))


async def every_minute(*, ticks: bool) -> None:
    while True:
        await in_a_thread(look_quietly)
        if ticks:
            await in_a_thread(tick_quietly)
        await asyncio.sleep(TICK_EVERY)


def untrusting(app: ASGIApp) -> ASGIApp:
    async def gate(scope: Scope, receive: Receive, send: Send) -> None:
        await app(plain_scope(scope) if scope["type"] == "http" else scope, receive, send)

    return gate


def plain_scope(scope: Scope) -> Scope:
    """The ASGI scope without what Django must not trust.

    In WSGI `X_Forwarded_For` and `X-Forwarded-For` would become one name, so the first is left out.
    The scheme comes from the settings, whatever a proxy claims.
    """
    return {
        **scope,
        "scheme": "https" if settings.HTTPS else "http",
        "headers": [(name, value) for name, value in scope["headers"] if b"_" not in name],
    }
