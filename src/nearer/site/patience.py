"""How long a browser may take to say what it wants.

A connection whose first line and headers do not arrive in time is closed: otherwise anybody could
hold thousands of them open with half a line each.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class ImpatientProtocol(HttpToolsProtocol):
    """uvicorn's, with a clock that runs until headers are complete: from the beginning, and again
    from the first byte of whatever comes after an answer.

    That byte need not begin a request. An empty line does not, nor does the rest of a form that was
    refused; both end uvicorn's own clock for connections at rest.
    """

    patience = 10.0
    clock: asyncio.TimerHandle | None = None
    is_at_rest = False

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        if self.is_at_rest:
            self._wait()
        super().data_received(data)

    def on_message_begin(self) -> None:
        self._wait()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self.is_at_rest = False
        self._stop()
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        self.is_at_rest = not self.pipeline
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self.clock is None:
            self.clock = self.loop.call_later(self.patience, self.transport.close)

    def _stop(self) -> None:
        if self.clock:
            self.clock.cancel()
            self.clock = None
