"""Keeps a database of today's tables: `python -m tests.kept`."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from tests.site.house import House

FOLDER = Path(__file__).parent


def main() -> None:
    os.environ |= {"NEARER_SETTINGS": os.devnull, "NEARER_ARGON2": "47104:1", "DATABASE_URL": ""}
    with tempfile.TemporaryDirectory() as place:
        house, kept = House(Path(place, "house")).migrate(), Path(place, "kept")
        kept.mkdir()
        keep(house, kept)
        shutil.copytree(kept, FOLDER / f"{datetime.now(UTC):%Y-%m-%d}")


def keep(house: House, into: Path) -> None:
    lived = f"from tests.kept.lives import live; live({str(into / 'people.json')!r})"
    for words in (("shell", "--command", lived), ("backup", into / "nearer.backup")):
        done = house.nearer(*words)
        assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(house.folder / "nearer.sqlite3")) as database:
        (into / "nearer.sql").write_text("\n".join([*database.iterdump(), ""]))
    shutil.copy(house.folder / "pepper", into)


if __name__ == "__main__":
    main()
