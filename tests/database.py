"""Which database the tests run on: `--database sqlite` (by default) or `--database postgres`.

pyproject.toml loads this by name, because the settings are read before any conftest.py is.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.postgres import Postgres, wheel_programs


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=("sqlite", "postgres"), default="sqlite")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None:
        set_up_place(early_config)
    # Each worker has files of its own; PostgreSQL's workers share a server, as pytest-django does.
    os.environ["NEARER_DATA"] = str(Path(os.environ["NEARER_TEST_PLACE"]) / (worker or "main"))
    yield
    use_a_file()


def set_up_place(config: pytest.Config) -> None:
    place = Path(tempfile.mkdtemp(prefix="nearer-tests-"))
    os.environ["NEARER_TEST_PLACE"] = str(place)
    os.environ["NEARER_ARGON2"] = "47104:1"  # the floor of the policy: tests sign in all the time
    os.environ.pop("DATABASE_URL", None)
    config.add_cleanup(lambda: shutil.rmtree(place, ignore_errors=True))
    if config.known_args_namespace.database == "postgres":
        (place / "postgres").mkdir()
        server = Postgres(place / "postgres")
        place.chmod(0o755)
        server.start()
        config.add_cleanup(server.stop)
        os.environ["DATABASE_URL"] = server.url
        os.environ["PATH"] = f"{wheel_programs()}{os.pathsep}{os.environ['PATH']}"


def use_a_file() -> None:
    """SQLite in a file, as people run it: Django would test in memory, where locks differ."""
    from django.conf import settings  # noqa: PLC0415  the settings exist only now

    database = settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"]:
        database.setdefault("TEST", {})["NAME"] = f"{settings.DATA}/tests.sqlite3"
