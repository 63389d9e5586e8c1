"""Running servers ("houses") on the database that this run of the tests was asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.site.house import House, new_database

HAS_POSTGRES = "DATABASE_URL" in os.environ
# Settings, signals, ports, logs and the demo are the same with both databases: on SQLite alone.
ON_SQLITE_ALONE = [
    "checks",
    "folders",
    "configuration",
    "server",
    "bodies",
    "patience",
    "errors",
    "demo",
]
collect_ignore = [f"test_{each}.py" for each in ON_SQLITE_ALONE] if HAS_POSTGRES else []
USUAL = "postgres" if HAS_POSTGRES else "sqlite"


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., House]]:
    """`build()`: a new house with an empty database. `on="sqlite"`: on that one, whatever the run
    is on. `bare=True`: without any tables."""
    houses: list[House] = []
    models: dict[str, House] = {}

    def build_one(on: str = USUAL, *, bare: bool = False, **environment: str) -> House:
        if not bare and on not in models:
            models[on] = build_one(on, bare=True).migrate()
        folder: Path = tmp_path_factory.mktemp("house")
        database = new_database() if bare and on == "postgres" else ""
        house = House(folder, database, **environment)
        houses.append(house)
        return house if bare else house.settle(models[on])

    yield build_one
    for each in houses:
        each.kill()


@pytest.fixture(scope="session")
def house(build: Callable[..., House]) -> Iterator[House]:
    """A running server, shared by the tests that do not change it for others."""
    built = build().start()
    yield built
    assert built.stop() == 0, built.read_log()


@pytest.fixture(scope="session")
def hasty(build: Callable[..., House]) -> Iterator[House]:
    """A running server with shorter waits than ours."""
    built = build(DJANGO_SETTINGS_MODULE="tests.site.hasty").start()
    yield built
    assert built.stop() == 0, built.read_log()
