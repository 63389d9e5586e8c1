"""WebSocket of an open page: it signals that something is new, and that the session has ended.

It carries `{"space": ..., "number": n}` and no text; the page then fetches through the same
permission check as ever. Each socket counts for itself: a common number would tell one of two
whether the other had a page open before. The browser sends nothing: any message closes the socket.
An open page does not keep its session alive, so the session is only looked at, and only at the
moment when it would end.
"""

from __future__ import annotations

import asyncio
import uuid
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import NamedTuple, ParamSpec, TypeVar

from django.conf import settings
from django.db import close_old_connections
from django.http.request import split_domain_port, validate_host
from django.utils import timezone
from starlette.websockets import WebSocket, WebSocketDisconnect

from nearer.crypto import session_hash
from nearer.people.cookies import read_cookies
from nearer.people.sessions import Cookies, watch
from nearer.site import hub
from nearer.site.url_converters import ShortId

# Close codes: at 4401 the page hides and does not reconnect; after the others it does.
LOCKED = 4401
NOT_ASKED = 1008
TRY_LATER = 1013

# Seconds to wait after a session's end, so that a look surely finds it ended.
A_LITTLE = 0.05

Given = ParamSpec("Given")
T = TypeVar("T")
_threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="live")


class Glance(NamedTuple):
    """What a socket needs of a valid session. The keys stay in the thread that looked."""

    person: uuid.UUID
    spaces: tuple[uuid.UUID, ...]
    ends: datetime


def glance(cookies: Cookies) -> Glance | None:
    watched = watch(cookies)
    if watched is None:
        return None
    keyring, ends = watched
    still_in = (space for space, ring in keyring.contents.rings.items() if not ring.left)
    return Glance(keyring.me, tuple(uuid.UUID(bytes=space) for space in still_in), ends)


async def live(socket: WebSocket) -> None:
    """`/live`. Foreign pages and browsers without both cookies are refused before the handshake."""
    cookies = read_cookies(socket.cookies)
    is_own = is_own_origin(socket.headers.get("origin", ""), socket.headers.get("host", ""))
    if cookies is None or not is_own:
        await socket.close()
        return
    seen = await in_a_thread(glance, cookies)
    await socket.accept()
    if seen is None:
        await socket.close(LOCKED)
        return
    listener = hub.Listener(session_hash(cookies.sid), seen.person)
    try:
        hub.join(listener, seen.spaces)
        await stay(socket, listener, cookies)
    except hub.TooManyPages:
        await socket.close(TRY_LATER)
    finally:
        hub.part(listener)


async def stay(socket: WebSocket, listener: hub.Listener, cookies: Cookies) -> None:
    """Returns when the browser has gone, has sent something, or the session has ended."""
    ways_to_end = (hear(socket), speak(socket, listener, cookies), outlast(listener, cookies))
    tasks = [asyncio.create_task(each) for each in ways_to_end]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        code = max(task.result() for task in done)
        if code:
            await socket.close(code)
    except WebSocketDisconnect:
        pass  # disconnected while it was being notified
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def hear(socket: WebSocket) -> int:
    """Waits for the browser. 0: it has disconnected; a close code: it sent something."""
    message = await socket.receive()
    return NOT_ASKED if message["type"] == "websocket.receive" else 0


async def speak(socket: WebSocket, listener: hub.Listener, cookies: Cookies) -> int:
    told: Counter[uuid.UUID] = Counter()
    while news := await listener.news():
        if listener.person in news and not await look(listener, cookies):
            break
        for space in news.keys() - {listener.person}:
            told[space] += 1
            await socket.send_json({"space": ShortId().to_url(space), "number": told[space]})
    return LOCKED


async def outlast(listener: hub.Listener, cookies: Cookies) -> int:
    """Looks at the session after joining, as a lock may have come in between; then when it ends."""
    while seen := await look(listener, cookies):
        left = seen.ends - timezone.now()
        await asyncio.sleep(left.total_seconds() + A_LITTLE)
    return LOCKED


async def look(listener: hub.Listener, cookies: Cookies) -> Glance | None:
    """What the session allows now, to which the page is then subscribed. None: it has ended."""
    seen = await in_a_thread(glance, cookies)
    if seen:
        hub.join(listener, seen.spaces)
    return seen


def is_own_origin(origin: str, host: str) -> bool:
    """Whether the page that opens the socket is ours. On localhost also under its other names."""
    if settings.HTTPS or origin == settings.NEARER_URL:
        return bool(origin == settings.NEARER_URL)
    is_known = validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS)
    return is_known and origin == f"http://{host}"


async def in_a_thread(ask: Callable[Given, T], *args: Given.args, **kwargs: Given.kwargs) -> T:
    """Runs a blocking database call outside the event loop, on a connection that is still good."""

    def asked() -> T:
        close_old_connections()
        return ask(*args, **kwargs)

    return await asyncio.get_running_loop().run_in_executor(_threads, asked)
