"""Deployment checks: what `nearer check` refuses, as an operator meets it, in a process of
its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.site.house import House, free_port

ROOT_IS_BETTER = (
    "Better: Nearer runs as root, so a fault in it would be one of the whole machine. "
    "Give it an account of its own (docs/hosting.md)."
)
Build = Callable[..., House]
SAFE = {"NEARER_URL": "https://nearer.example", "NEARER_TRUSTED_PROXIES": "127.0.0.1"}
REFUSED = [
    ({"NEARER_DEBUG": "1"}, "NEARER_DEBUG is on"),
    ({"NEARER_URL": "http://nearer.example"}, "NEARER_URL begins with http://"),
    ({"NEARER_SECRET_KEY": "abc" * 20}, "NEARER_SECRET_KEY is easy to guess"),
    ({"NEARER_PEPPER_FILE": "nowhere"}, "There is no pepper file"),
    ({"NEARER_HELP_LINES": "nowhere"}, "The file in NEARER_HELP_LINES cannot be used"),
]
# What cannot be read at all, with a part of the sentence that says how to write it.
MISREAD = [
    ({"NEARER_URL": "nearer.example"}, "like https://nearer.example."),
    ({"NEARER_URL": "https://nearer.example/love"}, "like https://nearer.example."),
    ({"NEARER_ARGON2": "8192:1"}, "like 65536:3."),
    ({"NEARER_LIVE": "carrier-pigeon"}, "like redis://127.0.0.1:6379"),
    ({"NEARER_LIVE": "postgres"}, "which needs DATABASE_URL"),
    ({"NEARER_SMTP": "mail.example"}, "like smtp://user:password@host:587?tls=1"),
    ({"NEARER_THREADS": "eight"}, "Write a whole number from 1 to 256, like 8."),
    ({"NEARER_THREADZ": "8"}, "There is no setting NEARER_THREADZ. Write NEARER_THREADS."),
    ({"NEARER_DATA": "/dev/null"}, "NEARER_DATA is /dev/null, where a file stands."),
    ({"NEARER_DATA": "/dev/null/inside"}, "where a file stands."),
    ({"NEARER_DATA": "/proc/nearer"}, "The folder /proc/nearer in NEARER_DATA cannot be made"),
    ({"NEARER_SETTINGS": "/nowhere/at/all"}, "There is no settings file /nowhere/at/all"),
]
COMMANDS = ("check", "serve", "tick", "migrate", "pepper", "features")
BETTER = [
    ({"NEARER_TRUSTED_PROXIES": ""}, "NEARER_TRUSTED_PROXIES is not set"),
    ({"NEARER_TRUSTED_PROXIES": "*"}, "believes everybody"),
    ({"NEARER_ARGON2": "47104:1"}, "below the usual"),
    ({}, "The pepper file lies in"),
    ({"NEARER_LIVE": "redis://u:secret@elsewhere.example"}, "NEARER_LIVE goes to another machine"),
    ({"NEARER_SMTP": "smtp://u:secret@elsewhere.example"}, "NEARER_SMTP goes to another machine"),
]


@pytest.fixture(scope="module")
def safe(build: Build) -> House:
    house = build("sqlite", **SAFE)
    house.environment.pop("NEARER_ARGON2")
    assert house.nearer("check").returncode == 0  # makes the signing key
    return house


@pytest.mark.parametrize(("unsafe", "sentence"), REFUSED)
def test_an_unsafe_setting_is_refused(safe: House, unsafe: dict[str, str], sentence: str) -> None:
    refused = safe.nearer("check", **unsafe)
    assert refused.returncode == 1
    assert refused.stderr.startswith("Refused: Nearer does not start like this.\n- ")
    assert sentence in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(("wrong", "sentence"), MISREAD)
def test_a_setting_that_cannot_be_read_is_refused(
    safe: House, wrong: dict[str, str], sentence: str
) -> None:
    refused = safe.nearer("check", **wrong)
    assert refused.returncode == 2
    assert refused.stderr.startswith("Refused: Nearer does not start like this.\n- ")
    assert refused.stderr.count("\n") == 2
    assert sentence in refused.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_refuses_the_same(safe: House, command: str) -> None:
    refused = safe.nearer(command, NEARER_GRACE_DAYS="x", NEARER_COUNTRY="Germany")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == (
        "Refused: Nearer does not start like this.\n"
        "- NEARER_COUNTRY is 'Germany'. Write its two letters, like DE.\n"
        "- NEARER_GRACE_DAYS is 'x'. Write a whole number from 1 to 90, like 7.\n"
    )


@pytest.mark.parametrize(("poor", "sentence"), BETTER)
def test_a_poor_setting_is_warned_of(safe: House, poor: dict[str, str], sentence: str) -> None:
    told = safe.nearer("check", **poor)
    assert told.returncode == 0
    assert "\nBetter: " in told.stdout
    assert sentence in told.stdout
    assert "secret" not in told.stdout


def test_sound_settings_are_sound(safe: House, tmp_path: Path) -> None:
    pepper = tmp_path / "pepper"
    pepper.write_bytes(os.urandom(32))
    pepper.chmod(0o600)
    told = safe.nearer("check", NEARER_PEPPER_FILE=str(pepper))
    assert told.returncode == 0
    first, *better, last = told.stdout.splitlines()
    assert first == (
        f"https://nearer.example: SQLite in {safe.folder}, settings from the environment alone."
    )
    assert last == "The settings are sound."
    *better, zones = better
    assert better == ([ROOT_IS_BETTER] if os.geteuid() == 0 else [])
    assert zones.startswith("Time zones are those of tzdata 20")


@pytest.fixture
def everybody_enters(safe: House) -> Iterator[House]:
    safe.folder.chmod(0o755)
    yield safe
    safe.folder.chmod(0o700)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("pepper", "the pepper file"),
        ("signing-key", "the signing key"),
        ("nearer.sqlite3", "the database"),
    ],
)
def test_a_file_that_everybody_reads_is_refused(
    everybody_enters: House, file: str, name: str
) -> None:
    path = everybody_enters.folder / file
    path.chmod(0o644)
    refused = everybody_enters.nearer("check")
    path.chmod(0o600)
    assert refused.returncode == 1
    assert f"Everybody on this machine can read {name}. Run `chmod 600 {path}`." in refused.stderr


def test_a_short_pepper_is_refused_everywhere(build: Build) -> None:
    house = build("sqlite")
    (house.folder / "pepper").write_bytes(b"short")
    refused = house.nearer("serve")
    assert refused.returncode == 1
    assert "There is no pepper file of 32 bytes" in refused.stderr


def test_production_does_not_start_without_a_pepper(build: Build) -> None:
    house = build("sqlite", **SAFE)
    (house.folder / "pepper").unlink()
    assert "There is no pepper file" in house.nearer("serve").stderr
    made = house.nearer("pepper")
    assert "Keep a copy" in made.stdout
    assert (house.folder / "pepper").stat().st_mode & 0o777 == 0o600
    again = house.nearer("pepper")
    assert (again.returncode, again.stderr[:8]) == (1, "Refused:")
    assert house.nearer("check").returncode == 0


def test_the_demo_is_for_localhost(build: Build) -> None:
    refused = build("sqlite", **SAFE).nearer("demo")
    assert refused.returncode == 1
    assert "for localhost alone" in refused.stderr


def test_another_pepper_file_is_reported_with_how_many_and_not_who(build: Build) -> None:
    house = build("sqlite").start()
    for name in ("Ann", "Ben"):
        house.browser().sign("up", name)
    house.stop()
    path = house.folder / "pepper"
    first = path.read_bytes()
    assert house.nearer("check").returncode == 0
    path.write_bytes(os.urandom(32))
    told = house.nearer("check")
    assert told.returncode == 1
    assert "another pepper file than the one that 2 of the people" in told.stderr
    assert "recovery code" in told.stderr
    assert "Traceback" not in told.stderr
    assert "ann" not in told.stderr.lower().replace("cannot", "")
    house.start()  # for whoever comes with a recovery code
    house.browser().sign("up", "Zoe")
    house.stop()
    assert "the one that 2 of the people" in house.nearer("check").stderr
    path.write_bytes(first)
    assert "the one that 1 of the people" in house.nearer("check").stderr
    path.unlink()
    told = house.nearer("check")
    assert "pepper file of this database is missing" in told.stderr
    assert "3 of the people" in told.stderr
    assert "nearer pepper" not in told.stderr


@pytest.mark.parametrize("environment", [{}, SAFE])
def test_with_people_no_new_pepper_is_advised_or_made(
    build: Build, environment: dict[str, str]
) -> None:
    house = build("sqlite").start()
    house.browser().sign("up", "Ann")
    house.stop()
    path = house.folder / "pepper"
    path.unlink()
    for command in ("check", "serve"):
        told = house.nearer(command, **environment)
        assert told.returncode == 1
        assert "Put it back." in told.stderr
        assert "nearer pepper" not in told.stderr
    refused = house.nearer("pepper", **environment)
    assert refused.returncode == 1
    assert refused.stderr.startswith("Refused: 1 of the people here signed up with another pepper")
    assert not path.exists()
    assert house.nearer("pepper", "--lost", **environment).returncode == 0
    assert path.stat().st_size == 32


def test_a_database_that_is_not_there_yet_is_said_and_not_made(build: Build) -> None:
    house = build("sqlite", bare=True)
    for command in ("check", "serve"):
        told = house.nearer(command)
        assert told.returncode == 1
        assert "Run `nearer migrate`." in told.stderr
        assert not (house.folder / "nearer.sqlite3").exists()


def test_servers_out_of_reach_are_said_with_a_reason_and_no_password(build: Build) -> None:
    port = free_port()
    told = build("sqlite").nearer(
        "check",
        NEARER_SMTP=f"smtp://ann:s3cret@127.0.0.1:{port}",
        NEARER_LIVE=f"redis://ann:s3cret@127.0.0.1:{port}",
    )
    assert told.returncode == 0
    assert "The mail server in NEARER_SMTP does not answer as it should (refused)." in told.stdout
    assert "The server in NEARER_LIVE does not answer (refused)." in told.stdout
    assert "s3cret" not in told.stdout + told.stderr


@pytest.mark.parametrize("port", ["0", "80000", "-1", "x"])
def test_a_port_that_is_none_is_refused(safe: House, port: str) -> None:
    refused = safe.nearer("serve", "--port", port)
    assert refused.returncode == 2
    assert "write a number from 1 to 65535, like 8000" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert "--pythonpath" not in refused.stderr


def test_the_version_is_our_own(safe: House) -> None:
    assert safe.nearer("--version").stdout == f"{version('nearer')}\n"


@pytest.mark.parametrize("command", ["check", "serve", "tick", "backup", "restore"])
def test_a_database_out_of_reach_is_reported_in_one_line(build: Build, command: str) -> None:
    house, port = build("sqlite", bare=True), free_port()
    words = [command, house.folder / "file"] if command in ("backup", "restore") else [command]
    told = house.nearer(*words, DATABASE_URL=f"postgresql://ann:s3cret@127.0.0.1:{port}/nearer")
    assert told.returncode == 1
    assert told.stderr.startswith("Refused: Nearer does not reach its database (")
    assert f"port {port} failed: Connection refused" in told.stderr
    assert told.stderr.count("\n") == 1
    assert "s3cret" not in told.stdout + told.stderr


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ann:s3/cret@127.0.0.1/nearer",
        "postgresql://ann:s3cret@[127.0.0.1/nearer",
        "mysql://ann:s3cret@127.0.0.1/nearer",
    ],
)
def test_an_address_that_cannot_be_read_is_not_repeated(safe: House, address: str) -> None:
    told = safe.nearer("check", DATABASE_URL=address)
    assert told.returncode == 2
    assert "- DATABASE_URL has a value that cannot be read. Write it like" in told.stderr
    assert told.stderr.count("\n") == 2
    assert "s3" not in told.stderr


def test_a_wrong_option_of_the_address_is_named(safe: House) -> None:
    told = safe.nearer("check", DATABASE_URL="postgresql://ann:s3cret@127.0.0.1/nearer?sslmod=a")
    assert told.returncode == 1
    assert told.stderr.startswith("Refused: Nearer does not reach its database (invalid connection")
    assert '"sslmod"' in told.stderr
