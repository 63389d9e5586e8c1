"""What people already have is read by every later version: databases and backups that were kept."""

from __future__ import annotations

import io
import json
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db.migrations.loader import MigrationLoader

from tests.site.conftest import USUAL
from tests.site.house import ROOT, Browser, House

Build = Callable[..., House]
FOLDERS = sorted(path.parent for path in (ROOT / "tests" / "kept").glob("*/people.json"))
NEW = "a harbour in another winter"
TAB = re.compile('href="(/s/[^/"]+/(?:today|mine|ours|progress)/)"')
TABLES = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"


def by_migrating(house: House, folder: Path) -> None:
    """The database itself, on which `nearer migrate` is run."""
    with closing(sqlite3.connect(house.folder / "nearer.sqlite3")) as database:
        database.executescript((folder / "nearer.sql").read_text())
    house.migrate()


def by_restoring(house: House, folder: Path) -> None:
    """Its backup, which `nearer restore` reads into new tables."""
    done = house.nearer("restore", folder / "nearer.backup")
    assert done.returncode == 0, done.stderr
    assert "Everybody signs in again." in done.stdout


WAYS = {"migrating": by_migrating, "restoring": by_restoring}
# The kept database is one of SQLite.
POSSIBLE = list(WAYS) if USUAL == "sqlite" else ["restoring"]


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: str(folder.name))
def folder(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture(scope="module", params=POSSIBLE)
def upgraded(request: pytest.FixtureRequest, build: Build, folder: Path) -> Iterator[House]:
    house = build(bare=True)
    shutil.copy(folder / "pepper", house.folder / "pepper")
    WAYS[request.param](house, folder)
    yield house.start()
    assert house.stop() == 0
    assert "ERROR" not in house.read_log()


def people(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "people.json").read_text())
    return found


def copy_of(browser: Browser, passphrase: str) -> Any:
    """The copy that somebody takes along, as JSON."""
    path = f"/s/{browser.space}/export/"
    assert browser.ask(path)[0] == 200  # for the form's token
    form = {"csrfmiddlewaretoken": browser.cookies["csrf"], "passphrase": passphrase}
    status, packed = browser.ask(path, form)
    assert status == 200
    return json.loads(zipfile.ZipFile(io.BytesIO(packed)).read("nearer.json"))


def words(read: Any, kinds: Collection[str]) -> set[str]:
    """Every text in spaces of these kinds: a later version may have renamed what is around it."""
    return {text for space in spaces(read, kinds) for text in texts(space["entries"])}


def spaces(read: Any, kinds: Collection[str]) -> list[Any]:
    return [each for each in read["spaces"] if each["kind"] in kinds]


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


def counts(read: Any, kinds: Collection[str]) -> list[tuple[str, int, int]]:
    found = spaces(read, kinds)
    return sorted((each["kind"], len(each["entries"]), each["refused"]) for each in found)


def recover(house: House, person: dict[str, Any]) -> None:
    """With the code alone, and for a new passphrase."""
    browser = house.browser()
    browser.ask("/recover/")
    form = {"csrfmiddlewaretoken": browser.cookies["csrf"], "new_passphrase": NEW}
    known = {"name": person["name"], "code": person["code"]}
    assert browser.ask("/recover/", {**form, **known})[0] == 302


def assert_it_is_read(
    house: House, person: dict[str, Any], passphrase: str, kinds: Collection[str]
) -> None:
    browser, before = house.browser().sign("in", person["name"], passphrase), person["reads"]
    read = copy_of(browser, passphrase)
    assert words(before, kinds) <= words(read, kinds)
    assert counts(read, kinds) == counts(before, kinds)
    found = {*TAB.findall(browser.ask(f"/s/{browser.space}/today/")[1].decode())}
    assert len(found) >= 1 + len(spaces(read, kinds))
    answers = [browser.ask(page) for page in found]
    assert {status for status, _ in answers} <= {200, 302}
    assert not any(b"not as it was left" in page for _, page in answers)


def test_everybody_reads_what_they_had_and_goes_on(upgraded: House, folder: Path) -> None:
    for person in people(folder):
        assert_it_is_read(upgraded, person, person["passphrase"], {"private", "couple"})
    for person in people(folder):
        recover(upgraded, person)
        # The other has new words to compare before what they share opens.
        assert_it_is_read(upgraded, person, NEW, {"private"})
        browser = upgraded.browser().sign("in", person["name"], NEW)
        written = browser.write("and it goes on")
        assert browser.read()[written] == "and it goes on"


def test_the_tables_are_those_of_a_new_database(build: Build) -> None:
    """No migration that people have run was changed afterwards."""
    fresh = tables(build("sqlite"))
    assert FOLDERS
    for folder in FOLDERS:
        house = build("sqlite", bare=True)
        by_migrating(house, folder)
        assert tables(house) == fresh


def tables(house: House) -> list[str]:
    with closing(sqlite3.connect(house.folder / "nearer.sqlite3")) as database:
        return sorted(sql for (sql,) in database.execute(TABLES))


def test_every_migration_has_a_way_back() -> None:
    """A backup of an earlier version is read into the tables of its day."""
    nodes = MigrationLoader(None).graph.nodes.values()
    steps = [(each.app_label, each.name, step) for each in nodes for step in each.operations]
    assert steps
    assert [(app, name) for app, name, step in steps if not step.reversible] == []
