"""Outages of the database: one line when it is out of reach, one when it is back.

Each request in between would otherwise leave a stack of frames, in which nobody finds the cause.
The line says why by a word from a list of ours, and nothing of what was being asked.
"""

from __future__ import annotations

import logging
import threading
import time
from typing import Any

from django.db.backends.signals import connection_created
from django.dispatch import receiver

from nearer.store.reasons import Reason, database_reason

# With these a connection opens as ever; the next round of the tick, which writes, finds the end.
CONNECTS = {Reason.FULL, Reason.READ_ONLY, Reason.BUSY, Reason.DAMAGED}
SAID_AGAIN_AFTER = 600.0

log = logging.getLogger(__name__)


class Outage:
    """Whether the database of this process is out of reach, since when, and why."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self.reason: Reason | None = None
        self._said_at = float("-inf")
        self.count = 0

    def begin(self, reason: Reason) -> None:
        with self._guard:
            now = time.monotonic()
            is_new = self.reason is None or now - self._said_at > SAID_AGAIN_AFTER
            self.reason = reason
            self.count += 1
            if is_new:
                self._said_at = now
        if is_new:
            log.error("the database is out of reach (%s)", reason)

    def end(self) -> None:
        with self._guard:
            was, self.reason = self.reason, None
        if was:
            log.warning("the database is back")


outage = Outage()


class OutagesInOneLine(logging.Filter):
    """Stands before the log: a report of an outage is counted, and the first one becomes a line."""

    def filter(self, record: logging.LogRecord) -> bool:
        reason = database_reason(record.exc_info[1] if record.exc_info else None)
        if reason:
            outage.begin(reason)
        return reason is None


@receiver(connection_created)
def connected(**_: Any) -> None:
    if outage.reason and outage.reason not in CONNECTS:
        outage.end()
