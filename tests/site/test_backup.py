"""Backup and restore: out of one server, into an empty one, and read there."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from nearer.site.backup_file import UnsoundBackup, check
from tests.site.conftest import HAS_POSTGRES
from tests.site.house import Browser, House

Build = Callable[..., House]
DATABASES = ("sqlite", "postgres") if HAS_POSTGRES else ("sqlite",)
WAYS = [
    (here, there)
    for here in DATABASES
    for there in DATABASES
    if not HAS_POSTGRES or "postgres" in (here, there)
]


def lived_in(house: House) -> Browser:
    """A house where Ann has written, and Ben too."""
    house.start()
    ann = house.browser().sign("up", "Ann")
    for number in range(20):
        ann.write(f"words of Ann, {number}")
    house.browser().sign("up", "Ben").write("words of Ben")
    return ann


def backed_up(house: House) -> Path:
    file = house.folder.parent / f"{house.folder.name}.backup"
    done = house.nearer("backup", file)
    assert done.returncode == 0, done.stderr
    assert "2 people and 21 entries" in done.stdout
    assert "The pepper file is not inside" in done.stdout
    return file


@pytest.fixture(scope="module")
def backup(build: Build) -> tuple[House, Path]:
    house = build()
    lived_in(house)
    file = backed_up(house)
    house.stop()
    return house, file


@pytest.mark.parametrize(("here", "there"), WAYS)
def test_what_is_restored_is_read_as_before(build: Build, here: str, there: str) -> None:
    old, new = build(here), build(there, bare=True)
    written = lived_in(old).read()
    file = backed_up(old)  # while it is being served
    old.stop()
    shutil.copy(old.folder / "pepper", new.folder / "pepper")
    restored = new.nearer("restore", file)
    assert restored.returncode == 0, restored.stderr
    assert "Restored 2 people and 21 entries." in restored.stdout
    assert "Everybody signs in again." in restored.stdout
    ann = new.start().browser().sign("in", "Ann")
    assert ann.read() == written
    ann.write("and it goes on")
    assert new.stop() == 0


def test_a_backup_is_of_one_moment_and_holds_nobody_up(build: Build) -> None:
    house = build().start()
    ann = house.browser().sign("up", "Ann")
    with ThreadPoolExecutor() as threads:
        written = threads.submit(lambda: [ann.write(str(number)) for number in range(300)])
        for number in range(3):
            file = house.folder / f"{number}.backup"
            assert house.nearer("backup", file).returncode == 0
            assert check(file).tables["people.Person"].rows == 1
        assert len(written.result()) == 300
    house.stop()


def test_nothing_readable_is_in_a_backup(backup: tuple[House, Path]) -> None:
    house, file = backup
    content = gzip.decompress(file.read_bytes())
    assert b"words of" not in content
    assert (house.folder / "pepper").read_bytes() not in content
    assert file.stat().st_mode & 0o777 == 0o600
    tables = json.loads(content.splitlines()[0])["tables"]
    assert not {"people.Session", "people.Draft", "people.Attempts"} & set(tables)


def test_another_pepper_is_noticed(build: Build, backup: tuple[House, Path]) -> None:
    restored = build("sqlite", bare=True).nearer("restore", backup[1])
    assert restored.returncode == 0
    assert "with the pepper file of the server they come from" in restored.stdout


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def shorter(content: bytes) -> bytes:
    """A valid gzip file that lacks one row."""
    lines = gzip.decompress(content).splitlines(keepends=True)
    return gzip.compress(b"".join(lines[:5] + lines[6:]))


def edited(content: bytes) -> bytes:
    return gzip.compress(gzip.decompress(content).replace(b'"ann"', b'"eve"'))


def without_an_end(content: bytes) -> bytes:
    return gzip.compress(b"".join(gzip.decompress(content).splitlines(keepends=True)[:-1]))


def garbage(_: bytes) -> bytes:
    return b"no backup"


def of_other_tables(content: bytes) -> bytes:
    """A valid backup, made by a Nearer with one more migration."""
    lines = gzip.decompress(content).splitlines(keepends=True)[:-1]
    first = json.loads(lines[0])
    first["migrations"].append("spaces.0999_later")
    body = json.dumps(first).encode() + b"\n" + b"".join(lines[1:])
    last = json.dumps({"sha256": hashlib.sha256(body).hexdigest()}).encode()
    return gzip.compress(body + last + b"\n")


@pytest.mark.parametrize("spoil", [cut, shorter, edited, without_an_end, garbage])
def test_a_spoilt_file_is_refused(
    tmp_path: Path, backup: tuple[House, Path], spoil: Callable[[bytes], bytes]
) -> None:
    assert check(backup[1]).version
    file = tmp_path / "spoilt"
    file.write_bytes(spoil(backup[1].read_bytes()))
    with pytest.raises(UnsoundBackup):
        check(file)


def test_a_refused_file_leaves_nothing_behind(build: Build, backup: tuple[House, Path]) -> None:
    house = build("sqlite", bare=True)
    file = house.folder / "spoilt"
    for spoil, reason in ((cut, "it is cut off or changed"), (of_other_tables, "tables differ")):
        file.write_bytes(spoil(backup[1].read_bytes()))
        refused = house.nearer("restore", file)
        assert refused.returncode == 1
        assert refused.stderr.startswith("Refused: This ")
        assert reason in refused.stderr
    assert "2 people" in house.nearer("restore", backup[1]).stdout


def test_a_backup_goes_into_an_empty_database_only(backup: tuple[House, Path]) -> None:
    refused = backup[0].nearer("restore", backup[1])
    assert refused.returncode == 1
    assert "This database is not empty." in refused.stderr


def test_a_backup_is_looked_at_without_a_restore(backup: tuple[House, Path]) -> None:
    house, file = backup
    told = house.nearer("backup", "--check", file)
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith(f"{file} is whole: 2 people and 21 entries, made on 2")
    spoilt = file.with_suffix(".spoilt")
    spoilt.write_bytes(cut(file.read_bytes()))
    for wrong in (spoilt, file.with_suffix(".absent")):
        refused = house.nearer("backup", "--check", wrong)
        assert refused.returncode == 1
        assert refused.stderr.startswith("Refused: Th")


def test_a_backup_overwrites_no_file(backup: tuple[House, Path]) -> None:
    before = backup[1].read_bytes()
    refused = backup[0].nearer("backup", backup[1])
    assert refused.returncode == 1
    assert "File exists" in refused.stderr
    assert backup[1].read_bytes() == before
