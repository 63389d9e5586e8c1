"""Folders that belong to somebody else: one sentence from every command, and no traceback.

Who runs the tests may be root, whom no mode of a file keeps out, so the commands run without the
power to pass them by.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.site.house import NEARER, ROOT, House

Build = Callable[..., House]
IS_ROOT = os.geteuid() == 0
# The account `daemon`: there is one on every system.
SOMEBODY_ELSE = 1
PLAIN = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if IS_ROOT else ()
COMMANDS = ("check", "serve", "tick", "migrate")


def plainly(house: House, *words: str) -> subprocess.CompletedProcess[str]:
    """Runs a command as an account for which the modes of files hold."""
    return subprocess.run(
        [*PLAIN, *NEARER, *words],
        env=house.environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def house(build: Build) -> Iterator[House]:
    built = build("sqlite")
    yield built
    built.folder.chmod(0o700)


def is_one_sentence(told: subprocess.CompletedProcess[str], code: int) -> bool:
    return told.returncode == code and "Traceback" not in told.stderr


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", ["signing-key", "nearer.sqlite3"])
def test_a_file_of_another_account(house: House, name: str, command: str) -> None:
    assert house.nearer("check").returncode == 0  # makes the signing key
    (house.folder / name).chmod(0o000)
    told = plainly(house, command)
    assert is_one_sentence(told, 2)
    assert f"- {house.folder / name} does not let this account in." in told.stderr
    assert told.stderr.count("\n") == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_that_may_not_be_entered(house: House, command: str) -> None:
    house.folder.chmod(0o000)
    told = plainly(house, command)
    assert is_one_sentence(told, 2)
    assert f"- {house.folder} does not let this account in." in told.stderr


def test_a_folder_that_may_not_be_made(house: House, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    house.environment["NEARER_DATA"] = str(tmp_path / "inside")
    told = plainly(house, "check")
    tmp_path.chmod(0o700)
    assert is_one_sentence(told, 2)
    assert "in NEARER_DATA cannot be made (Permission denied)" in told.stderr


@pytest.mark.skipif(not IS_ROOT, reason="only root can give a folder to another account")
def test_root_leaves_nothing_in_the_folder_of_another_account(house: House) -> None:
    os.chown(house.folder, SOMEBODY_ELSE, SOMEBODY_ELSE)
    before = sorted(house.folder.iterdir())
    for command in COMMANDS:
        told = house.nearer(command)
        assert is_one_sentence(told, 2)
        assert f"The folder {house.folder} belongs to another account, and you are root." in (
            told.stderr
        )
        assert "`runuser -u daemon -- nearer ...`" in told.stderr
    assert sorted(house.folder.iterdir()) == before
    os.chown(house.folder, 0, 0)


def test_a_pepper_file_that_may_not_be_read(house: House) -> None:
    path = house.folder / "pepper"
    path.chmod(0o000)
    told = plainly(house, "check")
    assert is_one_sentence(told, 1)
    assert f"This account may not read the pepper file {path}. Run `chown " in told.stderr


def test_a_pepper_file_that_may_not_be_made(house: House, tmp_path: Path) -> None:
    house.environment["NEARER_PEPPER_FILE"] = str(tmp_path / "pepper")
    tmp_path.chmod(0o500)
    told = plainly(house, "pepper")
    assert is_one_sentence(told, 1)
    assert f"The pepper file {tmp_path / 'pepper'} cannot be made" in told.stderr
    assert f" {tmp_path}`" in told.stderr
    tmp_path.chmod(0o700)
    assert plainly(house, "pepper").returncode == 0
    assert plainly(house, "check").returncode == 0


def test_a_settings_file_that_may_not_be_read(house: House, tmp_path: Path) -> None:
    file = tmp_path / "environment"
    file.write_text("NEARER_THREADS=4\n")
    file.chmod(0o000)
    house.environment["NEARER_SETTINGS"] = str(file)
    told = plainly(house, "check")
    assert is_one_sentence(told, 2)
    assert f"This account may not read the settings in {file}." in told.stderr
    shutil.rmtree(tmp_path)


def test_a_backup_of_nobody_ends_with_1(house: House) -> None:
    told = house.nearer("backup", house.folder / "nobody.backup")
    assert told.returncode == 1
    assert told.stdout.startswith(f"From SQLite in {house.folder}.\n")
    assert "Refused: Nobody has signed up in this database." in told.stderr
