"""The hub: which open page hears of which space, and which session it hangs on.

Four functions, `join`, `part`, `poke` and `close`, in one process over two dictionaries. Several
processes would put Redis or PostgreSQL's NOTIFY behind the same four. Every request thread may call
`poke` and `close`; a listener itself is only ever touched in its own event loop.
"""

from __future__ import annotations

import asyncio
import threading
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import receiver

from nearer.people import events as people
from nearer.spaces import events as spaces

# Pages that one session may keep open at once. More than anybody has tabs.
AT_ONCE = 32

_guard = threading.Lock()
_by_session: defaultdict[bytes, set[Listener]] = defaultdict(set)
_by_space: defaultdict[uuid.UUID, set[Listener]] = defaultdict(set)
_numbers: Counter[uuid.UUID] = Counter()


class TooManyPages(Exception):
    """This session listens from more pages than anybody has."""


class Listener:
    """One open page. Of each space it keeps the newest number alone, so nothing piles up."""

    def __init__(self, session: bytes, spaces: Iterable[uuid.UUID]) -> None:
        self.session = session
        self.spaces = frozenset(spaces)
        self.is_locked = False
        self._numbers: dict[uuid.UUID, int] = {}
        self._stirred = asyncio.Event()
        self._loop = asyncio.get_running_loop()

    async def news(self) -> dict[uuid.UUID, int]:
        """Waits; then the spaces in which something is new. Empty once the session is locked."""
        await self._stirred.wait()
        self._stirred.clear()
        numbers, self._numbers = self._numbers, {}
        return {} if self.is_locked else numbers

    def tell(self, space: uuid.UUID, number: int) -> None:
        self._soon(lambda: self._numbers.update({space: number}))

    def lock(self) -> None:
        self._soon(self._end)

    def _end(self) -> None:
        self.is_locked = True

    def _soon(self, change: Callable[[], object]) -> None:
        def stir() -> None:
            change()
            self._stirred.set()

        # A loop that has ended has no pages left.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(stir)


def join(listener: Listener) -> None:
    """From now on the listener hears. Raises `TooManyPages`."""
    with _guard:
        if len(_by_session[listener.session]) >= AT_ONCE:
            raise TooManyPages
        _by_session[listener.session].add(listener)
        for space in listener.spaces:
            _by_space[space].add(listener)


def part(listener: Listener) -> None:
    """The listener hears no more, and nothing of it is kept."""
    with _guard:
        _discard(_by_session, listener.session, listener)
        for space in listener.spaces:
            if _discard(_by_space, space, listener):
                del _numbers[space]


def poke(space: uuid.UUID) -> None:
    """Tells whoever has the space open that something in it is new."""
    with _guard:
        listeners = list(_by_space.get(space, ()))
        if listeners:
            _numbers[space] += 1
        number = _numbers[space]
    for listener in listeners:
        listener.tell(space, number)


def close(sessions: Iterable[bytes]) -> None:
    """Tells the pages of sessions that have ended."""
    with _guard:
        listeners = [each for session in sessions for each in _by_session.get(session, ())]
    for listener in listeners:
        listener.lock()


def _discard(table: dict[Any, set[Listener]], key: object, listener: Listener) -> bool:
    """Takes the listener out; whether it was the last one there."""
    table[key].discard(listener)
    if table[key]:
        return False
    del table[key]
    return True


@receiver(spaces.written)
def something_is_new(space: uuid.UUID, **_: Any) -> None:
    poke(space)


@receiver(people.locked)
def pages_are_locked(session_ids: list[bytes], **_: Any) -> None:
    # Only once it is certain: a transaction that fails leaves its session open.
    transaction.on_commit(partial(close, session_ids))
