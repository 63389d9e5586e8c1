"""Open pages: what an idle one costs, and how soon it hears of a write."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from statistics import quantiles

import pytest

from tests.bench.pages import Line, Lines, memory, take_files
from tests.bench.turns import Ratio
from tests.postgres import Postgres
from tests.redis import RedisServer
from tests.site.conftest import build
from tests.site.house import Browser, House, beside, free_port

__all__ = ["build"]
PEOPLE, EACH = 70, 30
ROUNDS = 300
Build = Callable[..., House]
pytestmark = pytest.mark.bench


def people(house: House, count: int) -> list[Browser]:
    return [house.browser().sign("up", f"Person {number}") for number in range(count)]


def test_idle_pages(build: Build, tell: Callable[[str], None]) -> None:
    house = build("sqlite").start()
    crowd = people(house, PEOPLE)
    take_files(2 * PEOPLE * EACH)

    async def fill() -> tuple[float, str]:
        async with Lines() as lines:
            await lines.pages(crowd[:5], EACH)  # what the first ones need is there for all
            before = memory(house)
            pages = await lines.pages(crowd[5:], EACH)
            await asyncio.sleep(1)
            cost = (memory(house) - before) / len(pages)
            line = await lines.open(crowd[-1])
            return cost, await hearing(line, pages[-1], ROUNDS // 3)

    cost, heard = asyncio.run(fill())
    tell(f"an idle page among {PEOPLE * EACH}: {cost:.1f} KiB (aim 64); a write is heard {heard}")


@pytest.fixture(scope="module")
def carriers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    redis = RedisServer(tmp_path_factory.mktemp("redis"), free_port())
    folder = tmp_path_factory.mktemp("postgres")
    for each in (folder, *list(folder.parents)[:2]):
        each.chmod(0o755)  # PostgreSQL does not run as root, and has to get in
    postgres = Postgres(folder)
    with ExitStack() as running:
        for server in (redis, postgres):
            server.start()
            running.callback(server.stop)
        yield {"redis": redis.url, "postgres": postgres.url}


def test_a_write_is_heard_in_one_process(build: Build, tell: Callable[[str], None]) -> None:
    house = build("sqlite").start()
    tell(f"from a write to the other page: {hear_between(house, house)}")


@pytest.mark.parametrize("by", ["redis", "postgres"])
def test_a_write_is_heard_in_another_process(
    build: Build, carriers: dict[str, str], by: str, tell: Callable[[str], None]
) -> None:
    here = build("sqlite", NEARER_LIVE=carriers[by]).start()
    there = beside(here).start()
    try:
        tell(f"from a write to the page in another process: {hear_between(here, there)}")
    finally:
        there.kill()


def hear_between(here: House, there: House) -> str:
    ann = here.browser().sign("up", "Ann")

    async def listen() -> str:
        async with Lines() as lines:
            page = await lines.page(Browser(there, ann.cookies))
            return await hearing(await lines.open(ann), page, ROUNDS)

    return asyncio.run(listen())


async def hearing(line: Line, page: Line, rounds: int) -> str:
    """Writes again and again; when the page has heard, against when the writer is answered."""
    heard, answered = [], []
    for number in range(rounds):
        began = time.perf_counter()
        answer, (message, _) = await asyncio.gather(line.write(f"word {number}"), page.told())
        heard.append(message - began)
        answered.append(answer - began)
    at = quantiles(heard[rounds // 10 :], n=100)
    ratio = Ratio(at[49], quantiles(answered[rounds // 10 :], n=100)[49])
    return f"p50 {at[49] * 1e3:.1f} ms, p99 {at[98] * 1e3:.1f} ms; against the answer {ratio}"
