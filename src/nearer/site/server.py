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
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import cast

import uvicorn
from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi_typing import WSGIApp
from django.conf import settings
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nearer.site import hub
from nearer.site.charset import utf8_only
from nearer.site.counters import counted
from nearer.site.health import health
from nearer.site.live import in_a_thread, live
from nearer.site.patience import ImpatientProtocol
from nearer.site.tick import TICK_EVERY, tick_quietly
from nearer.site.wsgi import application

# Seconds for requests in progress when the server is stopped.
GRACE = 1
# Limits of a request body: bytes, and seconds in which they have to arrive. A form has a few
# thousand bytes; a file is held in memory too, as on the disk it would lie in clear, and so only a
# few at once.
LONGEST_FORM, FORM_PATIENCE = settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 100_000, 30.0
LONGEST_FILE, FILE_PATIENCE = settings.FILE_UPLOAD_MAX_MEMORY_SIZE + LONGEST_FORM, 300.0
FILES_AT_ONCE = 4
# Only the server sends messages; a browser sends no more than the closing handshake.
LONGEST_MESSAGE = 1_024

_files = asyncio.Semaphore(FILES_AT_ONCE)


class NotTaken(Exception):
    """The request is refused here, with this HTTP status."""

    def __init__(self, status: int) -> None:
        self.status = status


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
        ticking = asyncio.create_task(tick_for_ever()) if ticks else None
        hub.connect()
        yield
        hub.disconnect()
        if ticking:
            ticking.cancel()

    # Three projects have types for the same two protocols that are not compatible.
    wsgi = WSGIMiddleware(cast("WSGIApp", application), workers=settings.NEARER_THREADS)
    django = utf8_only(whole_requests(cast("ASGIApp", wsgi)))
    routes = [WebSocketRoute("/live", live), Route("/health/", health), Mount("/", django)]
    return counted(Starlette(routes=routes, lifespan=alive))


async def tick_for_ever() -> None:
    while True:
        await in_a_thread(tick_quietly)
        await asyncio.sleep(TICK_EVERY)


def whole_requests(app: ASGIApp) -> ASGIApp:
    """Buffers a request until all of it has arrived.

    Otherwise a thread would wait with every slow connection, and a truncated form would be kept in
    part, as if its end had never been written.
    """

    async def gate(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        async with AsyncExitStack() as held:
            try:
                async with asyncio.timeout(FORM_PATIENCE) as patience:
                    body = await whole_body(receive, patience, held)
            except TimeoutError:
                await PlainTextResponse("", 408)(scope, receive, send)
            except NotTaken as refusal:
                await PlainTextResponse("", refusal.status)(scope, receive, send)
            except ConnectionError:
                return
            else:
                await app(plain_scope(scope), once(body), send)

    return gate


async def whole_body(receive: Receive, patience: asyncio.Timeout, held: AsyncExitStack) -> bytes:
    """The body. Raises `ConnectionError` if the browser disconnects, `NotTaken` if it is too
    large."""
    body, is_file = bytearray(), False
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionError
        body += message.get("body", b"")
        if len(body) > LONGEST_FILE:
            raise NotTaken(413)
        if len(body) > LONGEST_FORM and not is_file:
            if _files.locked():
                raise NotTaken(503)
            await held.enter_async_context(_files)
            is_file = True
            patience.reschedule(asyncio.get_running_loop().time() + FILE_PATIENCE)
        if not message.get("more_body"):
            return bytes(body)


def once(body: bytes) -> Receive:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


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
