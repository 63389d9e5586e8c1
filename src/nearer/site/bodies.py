"""Bodies of requests: held in memory until all of one has arrived, and bounded there.

A thread would otherwise wait with every slow connection, and a truncated form would be kept in
part, as if its end had never been written. A file is held in memory too, as on the disk it would
lie in clear. So that nobody can fill the memory, or keep others out:

- a form has a size and a time. All forms that arrive from one network may hold so many bytes, and
  those of everybody together as well; small ones, which uvicorn has in its hands anyway, always
  find room
- what is longer is a file. Only somebody who is signed in may send one, one at a time and few at
  once, and it has to keep coming
"""

from __future__ import annotations

import asyncio
import uuid
from collections import Counter

from django.conf import settings
from django.db import Error
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nearer.people.cookies import read_cookies
from nearer.people.rate_limits import network
from nearer.people.sessions import Cookies, watch
from nearer.site.live import in_a_thread
from nearer.site.unread import unread

LONGEST_FORM = settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 100_000
LONGEST_FILE = settings.FILE_UPLOAD_MAX_MEMORY_SIZE + LONGEST_FORM
# Bytes of forms. uvicorn reads this much of each connection before anybody asks.
SMALL = 64_000
OF_A_NETWORK, IN_ALL = 8 * LONGEST_FORM, 32 * LONGEST_FORM
FILES_AT_ONCE = 4


class NotTaken(Exception):
    """The request is refused here, with this HTTP status and one sentence."""

    def __init__(self, status: int, sentence: Promise) -> None:
        self.status = status
        self.sentence = sentence

    def response(self) -> Response:
        return unread(self.status, str(self.sentence))


TOO_LARGE = _("This is more than Nearer can take.")
TOO_SLOW = _("This took too long to get here.")
NOT_SIGNED_IN = _("This is a lot to send without being signed in. Please sign in and try again.")
ONE_IS_COMING = _("A file of yours is still on its way. Please wait until it has arrived.")
NO_ROOM_HERE = _("A lot is being sent from where you are.")
NO_ROOM = _("A lot is being sent at this moment.")


class Memory:
    """What one process holds. Touched in the event loop alone."""

    def __init__(self) -> None:
        self.of_network: Counter[str] = Counter()
        self.in_all = 0
        self.files: set[uuid.UUID] = set()


class Body:
    """The body of one request. After `arrive` it holds its room until `let_go`."""

    # Seconds in which a form has to arrive, those for which a file may pause, and the bytes a
    # second it needs in the long run: half a megabit, as little as a phone sends with.
    form_seconds, pause_seconds, least_rate = 30.0, 10.0, 64_000

    def __init__(self, memory: Memory, scope: Scope) -> None:
        self.memory, self.scope = memory, scope
        self.network = network((scope.get("client") or ("",))[0], 64)
        self.bytes = bytearray()
        self.person: uuid.UUID | None = None
        self.began_file = 0.0
        self.held = self.held_in_all = 0

    async def arrive(self, receive: Receive) -> bytes:
        """All of it. Raises `ConnectionError` if the browser disconnects, `NotTaken`."""
        try:
            async with asyncio.timeout(self.form_seconds) as patience:
                while True:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        raise ConnectionError
                    await self.add(message.get("body", b""), patience)
                    if not message.get("more_body"):
                        return self.whole()
        except TimeoutError:
            raise NotTaken(408, TOO_SLOW) from None

    def whole(self) -> bytes:
        whole = bytes(self.bytes)
        self.bytes.clear()
        return whole

    async def add(self, part: bytes, patience: asyncio.Timeout) -> None:
        size = len(self.bytes) + len(part)
        if size > LONGEST_FILE:
            raise NotTaken(413, TOO_LARGE)
        if size > LONGEST_FORM and self.person is None:
            await self.become_file()
        if self.person is None:
            self.hold(size)
        else:
            patience.reschedule(self.waits_until(size))
        self.bytes += part

    def waits_until(self, size: int) -> float:
        """Until when more of a file has to come, by the loop's clock."""
        now = asyncio.get_running_loop().time()
        in_the_long_run = (size - LONGEST_FORM) / self.least_rate
        return self.pause_seconds + min(now, self.began_file + in_the_long_run)

    def hold(self, size: int) -> None:
        """Takes room for a form that has grown to `size` bytes."""
        more, more_in_all = size - self.held, max(0, size - SMALL) - self.held_in_all
        if self.memory.of_network[self.network] + more > OF_A_NETWORK:
            raise NotTaken(429, NO_ROOM_HERE)
        if more_in_all and self.memory.in_all + more_in_all > IN_ALL:
            raise NotTaken(503, NO_ROOM)
        self._move(more, more_in_all)

    async def become_file(self) -> None:
        """Takes one of the places for files, in exchange for the room of a form."""
        cookies = read_cookies(HTTPConnection(self.scope).cookies)
        try:
            person = await in_a_thread(whose, cookies) if cookies else None
        except Error:
            raise NotTaken(503, NO_ROOM) from None
        if person is None:
            raise NotTaken(413, NOT_SIGNED_IN)
        if person in self.memory.files:
            raise NotTaken(429, ONE_IS_COMING)
        if len(self.memory.files) >= FILES_AT_ONCE:
            raise NotTaken(503, NO_ROOM)
        self.memory.files.add(person)
        self.person, self.began_file = person, asyncio.get_running_loop().time()
        self._move(-self.held, -self.held_in_all)

    def let_go(self) -> None:
        self._move(-self.held, -self.held_in_all)
        if self.person:
            self.memory.files.discard(self.person)
        self.person = None
        self.bytes.clear()

    def _move(self, more: int, more_in_all: int) -> None:
        self.held += more
        self.held_in_all += more_in_all
        self.memory.in_all += more_in_all
        self.memory.of_network[self.network] += more
        if not self.memory.of_network[self.network]:
            del self.memory.of_network[self.network]


def whose(cookies: Cookies) -> uuid.UUID | None:
    """Whose session this is, if it is a living one. Asking does not count as use of it."""
    watched = watch(cookies)
    return watched[0].me if watched else None


def whole_requests(app: ASGIApp) -> ASGIApp:
    """Hands a request on when all of it has arrived."""
    memory = Memory()

    async def gate(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        body = Body(memory, scope)
        try:
            whole = await body.arrive(receive)
        except NotTaken as refusal:
            body.let_go()
            await refusal.response()(scope, receive, send)
        except ConnectionError:
            return
        else:
            await app(scope, once(whole), send)
        finally:
            body.let_go()

    return gate


def once(body: bytes) -> Receive:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
