"""How long a browser may take to say what it wants.

A connection whose first line and headers do not arrive in time is closed: otherwise anybody could
hold thousands of them open with half a line each.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEADER_PATIENCE = 10.0


class ImpatientProtocol(HttpToolsProtocol):
    """uvicorn's, with a clock that runs until the headers are complete."""

    clock: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._wait()

    def on_message_begin(self) -> None:
        self._wait()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._stop()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._stop()
        self.clock = self.loop.call_later(HEADER_PATIENCE, self.transport.close)

    def _stop(self) -> None:
        if self.clock:
            self.clock.cancel()
            self.clock = None
