"""A page among eight people who ask at once, against the same page for one of them alone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from tests.bench.pages import Line, Lines, cpu_seconds
from tests.bench.turns import take_turns
from tests.site.conftest import build
from tests.site.house import Browser, House

__all__ = ["build"]
CROWD, WORDS = 8, 30
PAGES, ROUNDS = 48, 6
pytestmark = pytest.mark.bench


def person(house: House, number: int) -> Browser:
    browser = house.browser().sign("up", f"Person {number}")
    for count in range(WORDS):
        browser.write(f"words {count}")
    return browser


async def look(line: Line, times: int) -> None:
    for _ in range(times):
        line.send(f"GET /s/{line.browser.space}/mine/")
        assert await line.status() == 200


def cpu_of_a_page(house: House, among: list[Browser]) -> float:
    """Seconds the server needs for one page, while all of these ask again and again."""

    async def ask() -> float:
        async with Lines() as lines:
            opened = [await lines.open(each) for each in among]
            before = cpu_seconds(house)
            await asyncio.gather(*(look(line, PAGES // len(among)) for line in opened))
            return (cpu_seconds(house) - before) / PAGES

    return asyncio.run(ask())


def test_eight_at_once(build: Callable[..., House], tell: Callable[[str], None]) -> None:
    house = build("sqlite").start()
    crowd = [person(house, number) for number in range(CROWD)]
    found = take_turns(
        lambda: cpu_of_a_page(house, crowd), lambda: cpu_of_a_page(house, crowd[:1]), ROUNDS
    )
    tell(f"CPU of a page of Mine among eight against alone: {found} (aim 1.15)")
