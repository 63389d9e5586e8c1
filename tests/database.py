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

TESTS = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=("sqlite", "postgres"), default="sqlite")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None:
        set_up_place(early_config)
    # Each worker has files of its own; PostgreSQL's workers share a server, as pytest-django does.
    os.environ["NEARER_DATA"] = str(Path(os.environ["TEST_PLACE"]) / (worker or "main"))
    yield
    use_a_file()


def set_up_place(config: pytest.Config) -> None:
    place = Path(tempfile.mkdtemp(prefix="nearer-tests-"))
    os.environ["TEST_PLACE"] = str(place)
    os.environ["NEARER_SETTINGS"] = os.devnull
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


# Folders of which PostgreSQL runs nothing, each with its reason. Of all others, also of new ones,
# it runs every test that has a database or a server of its own.
ON_SQLITE_ALONE = {
    "crypto": "bytes in, bytes out",
    "mutation": "changes crypto alone",
    "vectors": "bytes in, bytes out",
    "ui": "pages without rows",
    "rules": "texts and addresses; and a row that was tampered with is the same bytes in both",
    "feelings": "pages over `spaces`, whose own tests run on both",
    "talks": "pages over `spaces`, whose own tests run on both",
    "openness": "pages over `spaces`, whose own tests run on both",
    "checkups": "pages over `spaces`, whose own tests run on both",
    "start": "pages over `people`, whose own tests run on both",
    "today": "joins what features read from `spaces`",
    "mine": "joins what features read from `spaces`",
    "ours": "joins what features read from `spaces`",
    "progress": "joins what features read from `spaces`",
}
DATABASE = {"db", "transactional_db", "build", "house"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL, what a database can change: see `ON_SQLITE_ALONE`."""
    if config.getoption("database") != "postgres":
        return
    chosen = [item for item in items if is_for_postgres(item)]
    left = [item for item in items if not is_for_postgres(item)]
    config.hook.pytest_deselected(items=left)
    items[:] = chosen


def is_for_postgres(item: pytest.Item) -> bool:
    folder = item.path.relative_to(TESTS).parts[0]
    asks = DATABASE & set(getattr(item, "fixturenames", ())) or item.get_closest_marker("django_db")
    return folder not in ON_SQLITE_ALONE and bool(asks)


def use_a_file() -> None:
    """SQLite in a file, as people run it: Django would test in memory, where locks differ."""
    from django.conf import settings  # noqa: PLC0415  the settings exist only now

    database = settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"]:
        database.setdefault("TEST", {})["NAME"] = f"{settings.DATA}/tests.sqlite3"
