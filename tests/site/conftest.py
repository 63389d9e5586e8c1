"""Houses on the database that this run of the tests was asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.site.house import House, new_database

HAS_POSTGRES = "DATABASE_URL" in os.environ


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., House]]:
    """`build()`: a new house; `build(on="sqlite")`: on that database whatever the run is on."""
    houses: list[House] = []

    def build_one(on: str = "", **environment: str) -> House:
        folder: Path = tmp_path_factory.mktemp("house")
        wanted = on or ("postgres" if HAS_POSTGRES else "sqlite")
        database = new_database() if wanted == "postgres" else ""
        houses.append(House(folder, database, **environment))
        return houses[-1]

    yield build_one
    for each in houses:
        each.kill()


@pytest.fixture(scope="session")
def house(build: Callable[..., House]) -> Iterator[House]:
    """A running house, shared by the tests that leave it standing."""
    built = build().migrate().start()
    yield built
    assert built.stop() == 0, built.read_log()
