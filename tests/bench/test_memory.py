"""What one server process needs, after people have come and looked around."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench.pages import memory
from tests.site.conftest import build
from tests.site.house import House

__all__ = ["build"]
PEOPLE, ROUNDS = 5, 20
# Under the private space, and outside.
PAGES = ("today/", "mine/", "progress/", "check-in/")
ACCOUNT = ("/account/", "/account/reminders/", "/help/")
HEAVY = ("numpy", "redis")
pytestmark = pytest.mark.bench


def libraries(house: House) -> str:
    """The paths of what is mapped into the server."""
    return Path(f"/proc/{house.running.pid}/maps").read_text()


def test_a_worker(build: Callable[..., House], tell: Callable[[str], None]) -> None:
    house = build("sqlite").start()
    fresh = memory(house)
    for number in range(PEOPLE):
        browser = house.browser().sign("up", f"Person {number}")
        browser.sign("in", f"Person {number}")
        for turn in range(ROUNDS):
            browser.write(f"words {turn}")
            for page in (*(f"/s/{browser.space}/{name}" for name in PAGES), *ACCOUNT):
                status, _ = browser.ask(page)
                assert status == 200, page
    used = memory(house)
    tell(f"one process: {fresh / 1024:.0f} MiB at the start, {used / 1024:.0f} later (aim 90)")
    assert [name for name in HEAVY if f"/{name}/" in libraries(house)] == []
