"""The hub (publish and subscribe): which open page listens to which space, under which session.

Four functions, `join`, `part`, `poke` and `close`, over two dictionaries. Where the site is served
by several processes, a carrier exchanges pokes and closes between them. Every request thread may
call `poke` and `close`; neither ever waits. A listener itself is only ever touched in its own event
loop.

A person is a topic as a space is: what is new there is their keyring.
"""

from __future__ import annotations

import asyncio
import random
import threading
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache, partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.dispatch import receiver

from nearer.people import events as people
from nearer.people.keyring import Keyring
from nearer.site import carriers
from nearer.site.carriers.carrier import Carrier
from nearer.site.carriers.messages import ENDED, NEW
from nearer.spaces import events as spaces

# Limit of open pages for one session; nobody has that many tabs.
AT_ONCE = 32
# Seconds over which all pages look again after a carrier was lost, so that they do not do so in the
# same moment (no thundering herd).
SPREAD = 10.0

_guard = threading.Lock()
_by_session: defaultdict[bytes, set[Listener]] = defaultdict(set)
_by_topic: defaultdict[uuid.UUID, set[Listener]] = defaultdict(set)
_numbers: Counter[uuid.UUID] = Counter()


@cache
def carrier() -> Carrier | None:
    """The way to the other processes, if there are any."""
    return carriers.chosen(settings.NEARER_LIVE, settings.DATABASE_URL)


class TooManyPages(Exception):
    """The session has as many pages open as it may."""


class Listener:
    """One open page. It keeps only the newest number of each topic, so nothing queues up."""

    __slots__ = ("_loop", "_numbers", "_stirred", "is_locked", "person", "session", "topics")

    def __init__(self, session: bytes, person: uuid.UUID) -> None:
        self.session = session
        self.person = person
        self.topics: frozenset[uuid.UUID] = frozenset()
        self.is_locked = False
        self._numbers: dict[uuid.UUID, int] = {}
        self._stirred = asyncio.Event()
        self._loop = asyncio.get_running_loop()

    async def news(self) -> dict[uuid.UUID, int]:
        """Waits for news; then the newest number by topic. Empty once the session is locked."""
        await self._stirred.wait()
        self._stirred.clear()
        numbers, self._numbers = self._numbers, {}
        return {} if self.is_locked else numbers

    def tell(self, numbers: dict[uuid.UUID, int], after: float = 0) -> None:
        self._soon(lambda: self._numbers.update(numbers), after)

    def lock(self) -> None:
        self._soon(self._end)

    def _end(self) -> None:
        self.is_locked = True

    def _soon(self, change: Callable[[], object], after: float = 0) -> None:
        def stir() -> None:
            change()
            self._stirred.set()

        # A loop that has ended has no pages left.
        with suppress(RuntimeError):
            later = partial(self._loop.call_later, after, stir) if after else stir
            self._loop.call_soon_threadsafe(later)


def join(listener: Listener, spaces: Iterable[uuid.UUID]) -> None:
    """Subscribes the listener to these spaces and to its person, and to nothing else.

    A page that had joined already is notified of each space that is new to it. Raises
    `TooManyPages`.
    """
    wanted = frozenset((listener.person, *spaces))
    with _guard:
        pages = _by_session[listener.session]
        if listener not in pages and len(pages) >= AT_ONCE:
            raise TooManyPages
        pages.add(listener)
        for topic in wanted:
            _by_topic[topic].add(listener)
        _forget(listener, listener.topics - wanted)
        added = {topic: _numbers[topic] for topic in wanted - listener.topics}
        is_new, listener.topics = not listener.topics, wanted
    if added and not is_new:
        listener.tell(added)


def part(listener: Listener) -> None:
    """Unsubscribes the listener; nothing of it is kept."""
    with _guard:
        _discard(_by_session, listener.session, listener)
        _forget(listener, listener.topics)


def poke(topic: uuid.UUID) -> None:
    """Notifies whoever has the space open, in any process, that something in it is new."""
    _poke_here([topic])
    if away := carrier():
        away.say(NEW, [topic.bytes])


def close(sessions: Iterable[bytes]) -> None:
    """Notifies the pages of sessions that have ended, in any process."""
    ended = list(sessions)
    _close_here(ended)
    if away := carrier():
        away.say(ENDED, ended)


def connect() -> None:
    """Starts listening to the other processes."""
    if away := carrier():
        away.listen(hear, doubt)


def disconnect() -> None:
    if away := carrier():
        away.stop()


def hear(kind: bytes, ids: Iterable[bytes]) -> None:
    """Handles a message from another process."""
    if kind == NEW:
        _poke_here(uuid.UUID(bytes=each) for each in ids)
    else:
        _close_here(ids)


def doubt() -> None:
    """Messages may have been lost: every page looks for itself, also whether its session is still
    valid."""
    with _guard:
        listeners = [each for pages in _by_session.values() for each in pages]
        _numbers.update(_by_topic.keys())
        told = [(each, {topic: _numbers[topic] for topic in each.topics}) for each in listeners]
    for listener, numbers in told:
        listener.tell(numbers, after=random.uniform(0, SPREAD))  # noqa: S311  no secret


def _poke_here(topics: Iterable[uuid.UUID]) -> None:
    for topic in topics:
        with _guard:
            listeners = list(_by_topic.get(topic, ()))
            if listeners:
                _numbers[topic] += 1
            number = _numbers[topic]
        for listener in listeners:
            listener.tell({topic: number})


def _close_here(sessions: Iterable[bytes]) -> None:
    with _guard:
        listeners = [each for session in sessions for each in _by_session.get(session, ())]
    for listener in listeners:
        listener.lock()


def _forget(listener: Listener, topics: Iterable[uuid.UUID]) -> None:
    for topic in topics:
        if _discard(_by_topic, topic, listener):
            del _numbers[topic]


def _discard(table: dict[Any, set[Listener]], key: object, listener: Listener) -> bool:
    """Removes the listener. Returns whether it was the last one there."""
    table[key].discard(listener)
    if table[key]:
        return False
    del table[key]
    return True


@receiver(spaces.written)
def something_is_new(space: uuid.UUID, **_: Any) -> None:
    poke(space)


@people.changed.connect
def keyring_is_new(keyring: Keyring) -> None:
    transaction.on_commit(partial(poke, keyring.me))


@receiver(people.locked)
def pages_are_locked(session_ids: list[bytes], **_: Any) -> None:
    # Only after the commit: a transaction that fails leaves its session open.
    transaction.on_commit(partial(close, session_ids))
