"""Two threads between this process and the others: one sends, one receives.

Sending never blocks the caller, so that a Redis or a PostgreSQL which is slow or gone holds up no
page. A lost connection is opened again, sooner at first and then every few seconds. Meanwhile
unsent ids wait, each once; what others sent is lost, and pages have to look for themselves: see
`hub.doubt`.
"""

from __future__ import annotations

import atexit
import logging
import random
import secrets
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Protocol

from nearer.site.carriers.messages import ENDED, NEW, SENDER, pack, unpack
from nearer.store.reasons import Reason, network_reason

SHORTEST, LONGEST = 0.1, 5.0
# Seconds that one round of listening lasts at most, and so a stop has to wait.
ROUND = 1.0

log = logging.getLogger(__name__)
Waiting = dict[bytes, set[bytes]]
Hear = Callable[[bytes, Iterable[bytes]], None]


class Road(Protocol):
    """The connection of a carrier: the modules `redis` and `postgres`."""

    LOST: tuple[type[Exception], ...]

    def mouth(self, address: str) -> AbstractContextManager[Callable[[bytes], None]]:
        """A connection that sends messages."""

    def ear(self, address: str) -> AbstractContextManager[Callable[[float], list[bytes]]]:
        """A connection that receives from its first moment on; waits so many seconds at most."""


class Carrier:
    def __init__(self, road: Road, address: str) -> None:
        self._road, self._address = road, address
        self._sender = secrets.token_bytes(SENDER)
        self._waiting: Waiting = {NEW: set(), ENDED: set()}
        self._stirred = threading.Condition()
        self._ended = threading.Event()
        self._mouth: threading.Thread | None = None
        self._is_lost = False

    def say(self, kind: bytes, ids: Iterable[bytes]) -> None:
        """Returns at once. The first message opens the connection: most commands send none."""
        with self._stirred:
            self._waiting[kind].update(ids)
            self._stirred.notify()
            if self._mouth is None:
                self._mouth = self._keep(self._speak)
                atexit.register(self.stop)

    def listen(self, hear: Hear, doubt: Callable[[], None]) -> None:
        """From now on `hear` gets what others send; `doubt` is called when some of it may have been
        missed.

        Both are called from a thread of the carrier's own.
        """
        self._keep(lambda: self._listen(hear, doubt))

    def stop(self) -> None:
        """Sends what is left, unless that takes longer than a moment."""
        with self._stirred:
            self._ended.set()
            self._stirred.notify()
        if self._mouth:
            self._mouth.join(ROUND)

    def _keep(self, act: Callable[[], None]) -> threading.Thread:
        """Runs the act in a thread, again and again until the carrier stops."""
        thread = threading.Thread(target=self._again, args=(act,), name="carrier", daemon=True)
        thread.start()
        return thread

    def _again(self, act: Callable[[], None]) -> None:
        pause = SHORTEST
        while True:
            began = time.monotonic()
            try:
                act()
            except self._road.LOST as error:
                if time.monotonic() - began > LONGEST:
                    pause = SHORTEST
                self._say_lost(network_reason(error))
            if self._ended.wait(pause * random.uniform(0.5, 1)):  # noqa: S311  no secret
                return
            pause = min(LONGEST, 2 * pause)

    def _say_lost(self, reason: Reason) -> None:
        """Once for both threads, until it is found again."""
        if not self._is_lost:
            self._is_lost = True
            log.warning("the server in NEARER_LIVE is out of reach (%s); trying again", reason)

    def _say_found(self) -> None:
        if self._is_lost:
            self._is_lost = False
            log.warning("the server in NEARER_LIVE is back")

    def _speak(self) -> None:
        with self._road.mouth(self._address) as say:
            while waiting := self._next():
                try:
                    for kind, ids in waiting.items():
                        for message in pack(kind, self._sender, ids):
                            say(message)
                except self._road.LOST:
                    self._take_back(waiting)
                    raise

    def _next(self) -> Waiting:
        """Waits for something to send and takes all of it. Empty: the carrier has stopped."""
        with self._stirred:
            self._stirred.wait_for(lambda: any(self._waiting.values()) or self._ended.is_set())
            waiting = {kind: ids for kind, ids in self._waiting.items() if ids}
            self._waiting = {NEW: set(), ENDED: set()}
        return waiting

    def _take_back(self, waiting: Waiting) -> None:
        with self._stirred:
            for kind, ids in waiting.items():
                self._waiting[kind] |= ids

    def _listen(self, hear: Hear, doubt: Callable[[], None]) -> None:
        with self._road.ear(self._address) as heard:
            self._say_found()
            doubt()
            while not self._ended.is_set():
                for raw in heard(ROUND):
                    message = unpack(raw)
                    if message and message.sender != self._sender:
                        hear(message.kind, message.ids)
