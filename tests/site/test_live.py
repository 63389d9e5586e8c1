"""The WebSocket of an open page: who gets one, what it sends, and when it is closed."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection

from nearer.site.live import LOCKED, NOT_ASKED
from tests.site.house import PATIENCE, Browser, House

SECONDS = 5


def hear_out(page: ClientConnection, until: float) -> None:
    while True:
        page.recv(until - time.monotonic())


def close_code(page: ClientConnection, seconds: float = PATIENCE) -> int:
    """The code the socket is closed with, whatever it sends before."""
    with pytest.raises(ConnectionClosed) as closed:
        hear_out(page, time.monotonic() + seconds)
    assert closed.value.rcvd is not None
    return closed.value.rcvd.code


def refused(browser: Browser, origin: str | None = None) -> int:
    with pytest.raises(InvalidStatus) as refusal, browser.listen(origin):
        pass
    return refusal.value.response.status_code


def another(browser: Browser, name: str) -> Browser:
    """A second device of the same person."""
    return browser.house.browser().sign("in", name)


def test_a_second_device_learns_that_something_is_new_and_nothing_more(house: House) -> None:
    first = house.browser().sign("up", "Ann with two devices")
    second = another(first, "Ann with two devices")
    with second.listen() as page:
        first.write("a walk along the canal")
        told = page.recv(SECONDS)
        assert json.loads(told) == {"space": first.space, "number": 1}
        first.write("and back")
        assert json.loads(page.recv(SECONDS))["number"] == 2
    assert "canal" in str(second.read())


def test_the_number_does_not_tell_whether_another_page_was_open_before(house: House) -> None:
    first = house.browser().sign("up", "Ann with a page open")
    with first.listen() as page:
        for sentence in ("one", "two", "three"):
            first.write(sentence)
            page.recv(SECONDS)
        with another(first, "Ann with a page open").listen() as later:
            first.write("four")
            assert json.loads(page.recv(SECONDS))["number"] == 4
            assert json.loads(later.recv(SECONDS))["number"] == 1


def test_a_stranger_hears_nothing(house: House) -> None:
    ann, zoe = house.browser().sign("up", "Ann heard"), house.browser().sign("up", "Zoe hears")
    with zoe.listen() as page:
        ann.write("not for Zoe")
        zoe.write("for Zoe")
        assert json.loads(page.recv(SECONDS)) == {"space": zoe.space, "number": 1}
        with pytest.raises(TimeoutError):
            page.recv(0.3)


@pytest.mark.parametrize(
    "origin", ["https://elsewhere.example", "http://localhost:1", "null", "http://127.0.0.1.evil"]
)
def test_a_foreign_page_is_refused(house: House, origin: str) -> None:
    ann = house.browser().sign("up", f"Ann of {origin[-8:]}")
    assert refused(ann, origin) == 403


def test_a_socket_without_both_cookies_is_refused(house: House) -> None:
    ann = house.browser().sign("up", "Ann of halves")
    assert refused(house.browser()) == 403
    for half in ("s", "k"):
        assert refused(Browser(house, {half: ann.cookies[half]})) == 403
    with Browser(house, ann.cookies | {"k": ann.cookies["s"]}).listen() as page:
        assert close_code(page) == LOCKED


def test_a_lock_from_another_device_closes_the_page(
    house: House, tell: Callable[[str], None]
) -> None:
    first = house.browser().sign("up", "Ann who locks")
    second = another(first, "Ann who locks")
    with first.listen() as staying, second.listen() as closing:
        began = time.monotonic()
        first.ask("/try/lock-others/", {})
        assert close_code(closing) == LOCKED
        took = time.monotonic() - began
        tell(f"closed after {took * 1000:.0f} ms")
        assert took < SECONDS
        first.write("the one that locked stays open")
        assert json.loads(staying.recv(SECONDS))["number"] == 1
    # Whoever comes with the cookies of an ended session is told so at once.
    with second.listen() as page:
        assert close_code(page) == LOCKED


def test_a_session_that_ends_by_itself_closes_the_page(house: House) -> None:
    ann = house.browser().sign("up", "Ann who forgets")
    ann.ask("/try/end-soon/", {})
    with ann.listen() as page:
        assert close_code(page) == LOCKED


def test_a_browser_that_sends_something_is_disconnected(house: House) -> None:
    ann = house.browser().sign("up", "Ann who speaks")
    with ann.listen() as page:
        page.send("hello")
        assert close_code(page) == NOT_ASKED
    with ann.listen() as page:
        page.send("x" * 2_000)
        assert close_code(page) == 1009  # too big, and never read
    ann.write("and the house still stands")
