"""Counters of this process: responses, and reports of failures. `metrics.py` shows them."""

from __future__ import annotations

import logging

from prometheus_client import CollectorRegistry, Counter, ProcessCollector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nearer.store.reasons import database_reason

registry = CollectorRegistry()
ProcessCollector(registry=registry)
responses = Counter(
    "nearer_responses",
    "Responses by the first digit of their status",
    ["status"],
    registry=registry,
)
failures = Counter(
    "nearer_failures",
    "Reports of failures by the class of the error, and by reason where the database was the cause",
    ["error", "reason"],
    registry=registry,
)


class FailuresCounted(logging.Filter):
    """Stands before the log and lets everything pass."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            failures.labels(type(error).__name__, database_reason(error) or "").inc()
        return True


def counted(app: ASGIApp) -> ASGIApp:
    """Counts what is answered, and nothing about who asked for what."""

    async def gate(scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                responses.labels(f"{message['status'] // 100}xx").inc()
            await send(message)

        await app(scope, receive, sent)

    return gate
