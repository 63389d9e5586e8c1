"""A real server and a real browser, for whoever walks through Nearer as a person would.

Every page that a walker looks at is checked on the way: axe finds nothing, the console is silent,
nothing was asked of another host, the title is the constant one.
"""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from datetime import timedelta
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.journeys.walker import PHONE, Walker

CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


class Server:
    """`nearer serve` in a process and a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://localhost:{self.port}"
        self.log = folder / "log"
        (folder / "pepper").write_bytes(secrets.token_bytes(32))
        self.environment = os.environ | {
            "NEARER_DATA": str(folder),
            "NEARER_URL": self.url,
            "NEARER_PEPPER_FILE": str(folder / "pepper"),
        }
        self.environment.pop("DATABASE_URL", None)
        self.later = timedelta()

    def nearer(self, *words: str) -> list[str]:
        start = "from nearer.site.cli import main; main()"
        if self.later:
            moment = f"time.time() + {self.later.total_seconds()}"
            clock = f"time_machine.travel({moment}, tick=True).start()"
            start = f"import time, time_machine; {clock}; {start}"
        return [sys.executable, "-c", start, *words]

    def wait(self, later: timedelta) -> None:
        """Stops, and goes on so much later."""
        self.stop()
        self.later = later
        self.start()

    def run(self, *words: str) -> None:
        subprocess.run(
            self.nearer(*words), env=self.environment, check=True, stdout=subprocess.DEVNULL
        )

    def start(self) -> None:
        self.run("migrate", "--verbosity", "0")
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.nearer("serve"), env=self.environment, stdout=log, stderr=log
            )
        for _ in range(200):
            try:
                with urlopen(f"{self.url}/sign-in/", timeout=5):
                    return
            except (URLError, ConnectionError):
                time.sleep(0.05)
        raise RuntimeError(self.log.read_text())

    def stop(self) -> None:
        self.process.terminate()
        assert self.process.wait(timeout=20) == 0, self.log.read_text()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Generator[Server]:
    server = Server(tmp_path_factory.mktemp("server"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def demo(server: Server) -> Server:
    """The same server, with the people of the demo."""
    server.run("demo")
    return server


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


def chromium(*names: str) -> Path | None:
    """The first of Debian's browsers that is there, or None for Playwright's own."""
    return next(filter(Path.exists, (Path("/usr/bin", name) for name in names)), None)


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Generator[Browser]:
    # Without windows, menus and the like it takes two thirds of the time.
    path = chromium("chromium-headless-shell", "chromium")
    browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
    yield browser
    browser.close()


@pytest.fixture
def walker(server: Server, browser: Browser) -> Generator[Callable[..., Walker]]:
    """Makes walkers: `walker()`, `walker(javascript=False)`, `walker(width=1280)`."""
    walkers: list[Walker] = []

    def make(*, javascript: bool = True, width: int = PHONE, dark: bool = False) -> Walker:
        made = Walker.new(browser, server.url, javascript=javascript, width=width, dark=dark)
        walkers.append(made)
        return made

    yield make
    for made in walkers:
        made.goodbye()


@pytest.fixture
def name() -> str:
    """A name nobody has yet: the server lives as long as the session."""
    return f"ann {secrets.token_hex(3)}"
