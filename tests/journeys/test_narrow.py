"""What people write makes no page wider than a small phone: a long address, a long name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from nearer.demo.guests import ANN, BEN
from tests.journeys import evening
from tests.journeys.conftest import Server
from tests.journeys.every_page import every_page
from tests.journeys.walker import Walker

NARROW = 320
LONG = "https://example.org/watch?v=aQw4w9WgXcQ&list=PLx0sYbCqOb8TBPRdmBHs5Iftvv9TPboYG&index=12"
ENDLESS = "a" * 400
NAME = "W" * 60


@pytest.fixture
def own_demo(tmp_path: Path) -> Iterator[Server]:
    """A demo that no other walk sees: this one writes everywhere."""
    server = Server(tmp_path)
    server.start()
    server.run("demo")
    yield server
    server.stop()


def come(browser: Browser, server: Server, name: str, passphrase: str) -> Walker:
    made = Walker.new(browser, server.url, javascript=False, width=NARROW, dark=False)
    made.go("/sign-in/")
    evening.sign_in(made, name, passphrase)
    return made


def ours(walker: Walker) -> str:
    return next(link for link in walker.links() if link.endswith("/ours/")).removesuffix("ours/")


def write(walker: Walker) -> None:
    """Long words into everything that the other reads, and a name as long as may be."""
    walker.go("/account/about/")
    walker.write("What should we call you?", NAME)
    walker.press("Save")
    own, two = walker.links()[0], ours(walker)
    assert own
    for address, boxes in (
        ("note/", {"text": f"{LONG} {ENDLESS}"}),
        ("thanks/", {"what": LONG, "reason": ENDLESS}),
    ):
        walker.page.goto(two + address)
        for name, words in boxes.items():
            walker.page.locator(f"textarea[name={name}]").fill(words)
        walker.page.locator("main form").last.locator("button").last.click()
        walker.page.wait_for_url("**/ours/")


def check_in(walker: Walker) -> None:
    walker.go("/")
    address = next(link for link in walker.links() if link.endswith("/mine/"))
    walker.page.goto(address.replace("/mine/", "/check-in/"))
    walker.write_a_line(f"{LONG} {ENDLESS[:300]}")
    walker.press("Save")


def test_no_page_is_wider_than_a_small_phone(browser: Browser, own_demo: Server) -> None:
    walkers = [come(browser, own_demo, who.name, who.passphrase) for who in (ANN, BEN)]
    for walker in walkers:
        write(walker)
        check_in(walker)
    for walker in walkers:
        walker.go("/")
        looked = [each for _kind, each in every_page(walker) if is_narrow(walker, each)]
        assert len(looked) > 20
    for walker in walkers:
        walker.goodbye()


def is_narrow(walker: Walker, address: str) -> bool:
    walker.page.goto(address)
    assert walker.is_not_wider_than_the_screen(), address
    return True
