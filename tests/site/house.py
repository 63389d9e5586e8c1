"""A server of its own for one test: a folder, a database, and the real command in processes."""

from __future__ import annotations

import copy
import http.client
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import psycopg
from django.conf import settings
from websockets.sync.client import ClientConnection, connect

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30
NOTHING: Mapping[str, str] = {}
NEARER = (sys.executable, "-c", "from nearer.site.cli import main; main()")


def free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


def new_database(like: str = "template1") -> str:
    """The address of a new database on the PostgreSQL of this test run: empty, or a copy."""
    address = os.environ["DATABASE_URL"]
    name = f"house_{uuid.uuid4().hex}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
    return urlunsplit(urlsplit(address)._replace(path=f"/{name}"))


@dataclass
class Browser:
    """One device of one person: cookies and nothing else."""

    house: House
    cookies: dict[str, str] = field(default_factory=dict)
    space: str = ""

    @property
    def jar(self) -> dict[str, str]:
        pairs = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Cookie": pairs} if pairs else {}

    def ask(
        self,
        path: str,
        form: dict[str, str] | None = None,
        headers: Mapping[str, str] = NOTHING,
    ) -> Any:
        """The response's status and its JSON, if any."""
        status, told, text = self.house.ask(path, form, {**self.jar, **headers})
        for line in told.get_all("Set-Cookie", []):
            cookies = SimpleCookie(line)
            self.cookies |= {name: morsel.value for name, morsel in cookies.items()}
        is_json = told.get_content_type() == "application/json"
        return status, json.loads(text) if is_json else text

    def sign(self, way: str, name: str, passphrase: str = "one two three four") -> Browser:
        """Signs up or in (`way`), as this device."""
        status, told = self.ask(f"/try/sign-{way}/", {"name": name, "passphrase": passphrase})
        assert status == 200, self.house.read_log()
        self.space = told["space"]
        return self

    def write(self, sentence: str) -> str:
        status, told = self.ask(f"/s/{self.space}/try/", {"sentence": sentence})
        assert status == 200, self.house.read_log()
        return str(told["id"])

    def read(self) -> dict[str, str]:
        status, told = self.ask(f"/s/{self.space}/try/")
        assert (status, told["refused"]) == (200, 0)
        return dict(told["words"])

    def listen(self, origin: str | None = None) -> ClientConnection:
        """The WebSocket that an open page holds."""
        address = self.house.url.replace("http", "ws") + "/live"
        return connect(address, origin=origin or self.house.url, additional_headers=self.jar)


class House:
    def __init__(self, folder: Path, database: str = "", **environment: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.log = folder / "log"
        self.server: subprocess.Popen[bytes] | None = None
        folder.mkdir(mode=0o700, exist_ok=True)
        (folder / "pepper").write_bytes(secrets.token_bytes(32))
        (folder / "pepper").chmod(0o600)
        self.environment = {
            **{name: each for name, each in os.environ.items() if not name.startswith("NEARER_")},
            "NEARER_ARGON2": os.environ["NEARER_ARGON2"],
            "NEARER_SETTINGS": os.environ["NEARER_SETTINGS"],
            "NEARER_DATA": str(folder),
            "NEARER_URL": self.url,
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "tests.site.settings",
            "PYTHONUNBUFFERED": "1",
            **environment,
        }

    def nearer(
        self, *words: str | Path, said: str = "", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Runs one of our commands to its end. `said`: what is typed meanwhile."""
        return subprocess.run(
            [*NEARER, *map(str, words)],
            env=self.environment | environment,
            cwd=ROOT,
            input=said,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    @property
    def database(self) -> str:
        return self.environment["DATABASE_URL"]

    def migrate(self) -> House:
        done = self.nearer("migrate", "--verbosity", "0")
        assert done.returncode == 0, done.stderr
        return self

    def settle(self, model: House) -> House:
        """Takes the tables of a house that nobody lives in: migrating takes long."""
        if model.database:
            name = urlsplit(model.database).path.lstrip("/")
            self.environment["DATABASE_URL"] = new_database(like=name)
        else:
            shutil.copy(model.folder / "nearer.sqlite3", self.folder)
        return self

    def start(self, *words: str, **environment: str) -> House:
        with self.log.open("ab") as log:
            self.server = subprocess.Popen(
                [*NEARER, "serve", *words],
                env=self.environment | environment,
                cwd=ROOT,
                stdout=log,
                stderr=log,
            )
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.server.poll() is None:
            try:
                self.ask(f"{settings.STATIC_URL}ui/live.js")
            except ConnectionError:
                time.sleep(0.02)
            else:
                return self
        raise AssertionError(self.read_log())

    @property
    def running(self) -> subprocess.Popen[bytes]:
        assert self.server is not None
        return self.server

    def stop(self, with_signal: int = signal.SIGINT) -> int:
        self.running.send_signal(with_signal)
        return self.running.wait(PATIENCE)

    def kill(self) -> None:
        """`SIGKILL`: no time to finish anything."""
        if self.server:
            self.server.kill()
            self.server.wait(PATIENCE)

    def read_log(self) -> str:
        return self.log.read_text()

    def ask(
        self,
        path: str,
        form: dict[str, str] | None = None,
        headers: Mapping[str, str] = NOTHING,
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        body = None if form is None else urlencode(form)
        fixed = {"Host": urlsplit(self.url).netloc}
        if body is not None:
            fixed |= {"Content-Type": "application/x-www-form-urlencoded"}
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            line.request("GET" if form is None else "POST", path, body, {**fixed, **headers})
            answer = line.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            line.close()

    def browser(self) -> Browser:
        return Browser(self)


def beside(house: House) -> House:
    """A second process on the same database and folder."""
    other = copy.copy(house)
    other.port = free_port()
    other.url = f"http://localhost:{other.port}"
    other.environment = {**house.environment, "NEARER_URL": other.url}
    other.log = house.folder / "log of the other"
    return other
