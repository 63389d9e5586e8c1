"""What people write makes no page wider than a small phone: a long address, a long name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from nearer.demo.people import ANN, BEN
from tests.journeys import evening
from tests.journeys.conftest import Server
from tests.journeys.test_every_page import NOT_A_PAGE
from tests.journeys.walker import Walker

NARROW, MOST = 320, 100
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
    walker.page.locator("textarea[name=sentence]").fill(f"{LONG} {ENDLESS[:300]}")
    walker.press("Save")


def pages(walker: Walker) -> Iterator[str]:
    """Every page that a link leads to, one of each kind, and every reply."""
    seen: set[str] = set()
    waiting = [walker.page.url]
    while waiting and len(seen) < MOST:
        address = waiting.pop(0).partition("?")[0]
        kind = address if "/reply/" in address else walker.kind_of(address)
        if kind not in seen:
            seen.add(kind)
            walker.page.goto(address)
            yield address
            waiting += [each for each in walker.links() if not any(p in each for p in NOT_A_PAGE)]


def test_no_page_is_wider_than_a_small_phone(browser: Browser, own_demo: Server) -> None:
    walkers = [come(browser, own_demo, who.name, who.passphrase) for who in (ANN, BEN)]
    for walker in walkers:
        write(walker)
        check_in(walker)
    for number, walker in enumerate(walkers):
        walker.go("/")
        looked = [address for address in pages(walker) if is_narrow(walker, address, number)]
        assert len(looked) > 20
    for walker in walkers:
        walker.goodbye()


def is_narrow(walker: Walker, address: str, number: int) -> bool:
    if folder := os.environ.get("NEARER_PICTURES"):
        name = walker.kind_of(address).strip("/").replace("/", "-").replace("*", "x") or "front"
        walker.picture(Path(folder) / f"narrow-{number}-{name}.png")
    assert walker.is_not_wider_than_the_screen(), address
    return True
