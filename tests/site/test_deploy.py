"""The files in `deploy/` are read as those who use them read them, and name what there is."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from nearer.site.configuration import known
from tests.site.house import ROOT

DEPLOY = ROOT / "deploy"
UNITS = ("nearer.service", "nearer-backup.service", "nearer-backup.timer")
NAMES = {setting.name for setting in known.SETTINGS}
# Of `systemd-analyze security`, times ten: 0 is shut, 100 is open.
EXPOSED_AT_MOST = {"nearer.service": 20, "nearer-backup.service": 25}
needs_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
needs_nginx = pytest.mark.skipif(not shutil.which("nginx"), reason="no nginx here")


def text(name: str) -> str:
    return (DEPLOY / name).read_text()


def unit(name: str) -> configparser.RawConfigParser:
    read = configparser.RawConfigParser(strict=False)
    read.optionxform = str  # type: ignore[assignment, method-assign]
    read.read_string(text(name).replace("\\\n", " "))
    return read


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """The units, with a program that is there in place of the one that is installed."""
    for name in UNITS:
        installed = "/srv/nearer/.venv/bin/nearer"
        changed = text(name).replace(installed, sys.executable).replace("/srv/nearer", "/tmp")
        (tmp_path / name).write_text(changed.replace("User=nearer", "User=daemon"))
    return tmp_path


@needs_systemd
def test_systemd_takes_the_units(here: Path) -> None:
    told = subprocess.run(
        ["systemd-analyze", "verify", *(str(here / name) for name in UNITS)],
        capture_output=True,
        text=True,
        check=False,
    )
    ours = [line for line in told.stderr.splitlines() if str(here) in line or "nearer" in line]
    assert (told.returncode, ours) == (0, [])


@needs_systemd
@pytest.mark.parametrize("name", EXPOSED_AT_MOST)
def test_the_services_are_shut(here: Path, name: str) -> None:
    threshold = f"--threshold={EXPOSED_AT_MOST[name]}"
    told = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", threshold, str(here / name)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout[-300:]


def test_the_unit_keeps_what_people_write_in_memory() -> None:
    service = unit("nearer.service")["Service"]
    assert service["MemorySwapMax"] == service["LimitCORE"] == "0"
    assert service["UMask"] == "0077"
    assert service["User"] == "nearer"


def test_the_nightly_backup_looks_at_its_file_and_removes_old_ones() -> None:
    words = unit("nearer-backup.service")["Service"]["ExecStart"]
    assert words.index("nearer backup ") < words.index("backup --check") < words.index("-delete")
    assert unit("nearer-backup.timer")["Timer"]["Persistent"] == "yes"


def test_the_nightly_backup_works(tmp_path: Path) -> None:
    """Its own line, with a program in place of Nearer that writes what it was asked."""
    nearer = tmp_path / "nearer"
    nearer.write_text('#!/bin/sh\necho "$@" >> "$FOLDER/asked"\n[ "$2" = --check ] || : > "$2"\n')
    nearer.chmod(0o755)
    old, other = tmp_path / "nearer-2020-01-01.backup", tmp_path / "mine.backup"
    for file in (old, other):
        file.touch()
        subprocess.run(["touch", "-d", "40 days ago", str(file)], check=True)
    words = unit("nearer-backup.service")["Service"]["ExecStart"]
    script = re.fullmatch(r"/bin/sh -ec '(.*)'", words, re.DOTALL)
    assert script
    line = script[1].replace("%%", "%").replace("/srv/nearer/.venv/bin/nearer", str(nearer))
    place = {"FOLDER": str(tmp_path), "DAYS": "28", "PATH": "/usr/bin:/bin"}
    subprocess.run(["/bin/sh", "-ec", line], env=place, check=True)
    assert not old.exists()
    assert other.exists()
    (made,) = tmp_path.glob("nearer-*.backup")
    assert (tmp_path / "asked").read_text().splitlines() == [
        f"backup {made}",
        f"backup --check {made}",
    ]


def test_the_image_is_made_of_what_is_here_and_runs_as_nobody_special() -> None:
    lines = text("Containerfile").replace("\\\n", " ").splitlines()
    steps = [line.split(maxsplit=1) for line in lines if line and line[0] != "#"]
    copied = [rest.split()[:-1] for word, rest in steps if word == "COPY" and "--from" not in rest]
    sources = [source for group in copied for source in group]
    assert sources
    assert [source for source in sources if not (ROOT / source).exists()] == []
    ignored = (ROOT / ".containerignore").read_text()
    assert [source for source in sources if f"!{source}\n" not in ignored] == []
    assert ignored == (ROOT / ".dockerignore").read_text()
    assert [rest for word, rest in steps if word == "USER"] == ["nearer"]
    words = " ".join(rest for word, rest in steps if word == "ENV")
    assert set(re.findall(r"NEARER_\w+", words)) <= NAMES
    commands = Path(ROOT, "src/nearer/site/management/commands")
    asked = re.findall(r"nearer (check|migrate|serve)\b|\"nearer\", \"(\w+)\"", "\n".join(lines))
    ours = {each for pair in asked for each in pair if each} - {"migrate"}
    assert ours == {"check", "serve"}
    assert all((commands / f"{each}.py").exists() for each in ours)


def test_compose_sets_what_there_is_and_believes_its_own_proxy_alone() -> None:
    said = yaml.safe_load(text("compose.yaml"))
    nearer = said["services"]["nearer"]
    build = DEPLOY / nearer["build"]["context"]
    assert (build / nearer["build"]["dockerfile"]).resolve() == DEPLOY / "Containerfile"
    assert set(nearer["environment"]) <= NAMES
    subnet = said["networks"]["inside"]["ipam"]["config"][0]["subnet"]
    assert nearer["environment"]["NEARER_TRUSTED_PROXIES"] == subnet
    assert "ports" not in nearer
    assert nearer["read_only"]
    assert nearer["cap_drop"] == ["ALL"]
    places = {each.partition(":")[2] for each in nearer["volumes"]}
    assert places == {"/var/lib/nearer", "/etc/nearer"}
    declared = set(said["volumes"])
    used = [each for one in said["services"].values() for each in one["volumes"]]
    assert {each.partition(":")[0] for each in used if each[0] != "."} == declared


def test_a_restart_bars_no_process() -> None:
    servers = re.findall(r"^\s*#?\s*server 127\.0\.0\.1:\d+(.*);", text("nginx.conf"), re.MULTILINE)
    assert servers == [" max_fails=0"] * 2
    for listening in ("80", "[::]:80", "443 ssl", "[::]:443 ssl"):
        assert f"listen {listening};" in text("nginx.conf")


def test_what_passes_through_is_not_written_to_the_disk() -> None:
    """By default nginx keeps what it takes and gives in files, in clear, until it is through."""
    lines = text("nginx.conf")
    for line in ("proxy_request_buffering off", "proxy_max_temp_file_size 0", "access_log off"):
        assert f"{line};" in lines
    # What is too much is said by Nearer's own page.
    assert "client_max_body_size 0;" in lines


@needs_nginx
def test_nginx_takes_its_lines(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",
         "-subj", "/CN=nearer.example", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    live = "/etc/letsencrypt/live/nearer.example"
    lines = text("nginx.conf").replace(f"{live}/fullchain.pem", str(certificate))
    lines = lines.replace(f"{live}/privkey.pem", str(key))
    whole = f"pid {tmp_path}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\n{lines}\n}}\n"
    (tmp_path / "nginx.conf").write_text(whole)
    told = subprocess.run(
        ["nginx", "-t", "-p", str(tmp_path), "-c", "nginx.conf"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert "warn" not in told.stderr


def test_the_document_refers_to_each_file() -> None:
    paper = (ROOT / "docs" / "hosting.md").read_text()
    for file in DEPLOY.iterdir():
        assert f"(../deploy/{file.name})" in paper, file.name
