"""Pages are made one after the other, and whatever lasts keeps nobody waiting."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from threading import Barrier
from typing import Any

import pytest
from starlette.types import ASGIApp, Message

from nearer.site import server, turns

LONG = 60.0
Made = Callable[[], None]


def served(monkeypatch: pytest.MonkeyPatch, made: Made, longest_turn: float) -> ASGIApp:
    """The whole server around an application that only does `made`."""

    def application(_: Any, start: Callable[..., Any]) -> Iterable[bytes]:
        made()
        start("200 OK", [])
        return [b"made"]

    monkeypatch.setattr(server, "application", application)
    monkeypatch.setattr(turns, "LONGEST_TURN", longest_turn)
    return server.shell(ticks=False)


def ask(app: ASGIApp, times: int) -> list[int | BaseException]:
    """The statuses of so many requests of one moment."""
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": []}
    scope |= {"http_version": "1.1", "server": ("localhost", 8000), "client": ("127.0.0.1", 1)}

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def status() -> int:
        sent: list[Message] = []

        async def send(message: Message) -> None:
            sent.append(message)

        await app(dict(scope), receive, send)
        return int(sent[0]["status"])

    async def every() -> list[int | BaseException]:
        return await asyncio.gather(*(status() for _ in range(times)), return_exceptions=True)

    return asyncio.run(every())


def test_pages_are_made_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many at once as the database is worth it."""
    under_way, most = [], []

    def made() -> None:
        under_way.append(1)
        most.append(len(under_way))
        time.sleep(0.002)
        under_way.pop()

    allowed = turns.AT_ONCE[turns.connection.vendor]
    assert ask(served(monkeypatch, made, LONG), 8) == [200] * 8
    assert max(most) <= allowed


def test_what_lasts_lets_the_others_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = Barrier(8)  # none goes on until all eight are under way

    def made() -> None:
        meeting.wait(LONG)

    assert ask(served(monkeypatch, made, 0.001), 8) == [200] * 8


def test_a_page_that_fails_gives_up_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    made = iter([KeyError("the first"), None, None, None])

    def fail_first() -> None:
        if error := next(made):
            raise error

    first, *others = ask(served(monkeypatch, fail_first, LONG), 4)
    assert isinstance(first, KeyError)
    assert others == [200] * 3
