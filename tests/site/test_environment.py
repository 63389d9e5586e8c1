"""What the settings read from the machine."""

from __future__ import annotations

import secrets
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from nearer.site.environment import database, make_once, version_of


def test_many_first_starts_agree_on_one_key(tmp_path: Path) -> None:
    path = tmp_path / "new" / "key"
    with ThreadPoolExecutor(8) as threads:
        made = set(threads.map(lambda _: make_once(path, secrets.token_bytes(32)), range(64)))
    assert made == {path.read_bytes()}
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://ann:p%40ss@db.example:5433/nearer", ("nearer", "ann", "p@ss", "5433")),
        ("postgresql:///nearer?host=/run/postgresql", ("nearer", "", "", "")),
    ],
)
def test_an_address_of_postgresql_is_read(
    tmp_path: Path, url: str, expected: tuple[str, ...]
) -> None:
    read = database(url, tmp_path)
    assert tuple(read[name] for name in ("NAME", "USER", "PASSWORD", "PORT")) == expected
    assert read["HOST"] in ("db.example", "/run/postgresql")


def test_sqlite_keeps_what_it_acknowledges(tmp_path: Path) -> None:
    options = database("", tmp_path)["OPTIONS"]
    assert "synchronous=FULL" in options["init_command"]
    assert "journal_mode=WAL" in options["init_command"]
    assert options["transaction_mode"] == "IMMEDIATE"


def test_a_changed_file_has_another_address(tmp_path: Path) -> None:
    file = tmp_path / "room" / "static" / "room" / "page.css"
    file.parent.mkdir(parents=True)
    file.write_text("p {}")
    before = version_of(tmp_path)
    assert version_of(tmp_path) == before
    (tmp_path / "room" / "views.py").write_text("another file")
    assert version_of(tmp_path) == before
    file.write_text("p { margin: 0 }")
    assert version_of(tmp_path) != before
