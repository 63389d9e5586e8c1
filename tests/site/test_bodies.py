"""What is being sent is bounded, and nobody's sending keeps anybody else out."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import repeat

from nearer.site.bodies import IN_ALL, OF_A_NETWORK
from tests.site.house import NOTHING, PATIENCE, Browser, House

A_FILE, LONG, HALF = 2_200_000, 20_000_000, 2_000_000


@contextmanager
def sending(
    house: House, size: int, of: int, headers: dict[str, str] | None = None
) -> Iterator[socket.socket]:
    """A browser that announces more than it sends, and waits."""
    head = f"POST /try/whence/ HTTP/1.1\r\nHost: localhost:{house.port}\r\nContent-Length: {of}\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in (headers or NOTHING).items())
    with socket.create_connection(("127.0.0.1", house.port), timeout=PATIENCE) as line:
        line.sendall(head.encode() + b"Content-Type: text/plain\r\n\r\n" + b"x" * size)
        yield line


def answer(line: socket.socket) -> bytes:
    """What a line is told before it is closed, or before the server waits for more."""
    return line.recv(4000)


def comes(wanted: int, ask: Callable[[], int]) -> bool:
    """Whether the wanted response comes within a while: connections take a moment."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if ask() == wanted:
            return True
        time.sleep(0.05)
    return False


def send_file(browser: Browser) -> int:
    """400 is Django's: it takes files, and no form that long."""
    return int(browser.ask("/try/whence/", {"p": "x" * 3_000_000})[0])


def test_too_large_a_request_is_refused(house: House) -> None:
    ann = house.browser().sign("up", "Ann sends much")
    status, sentence = ann.ask("/try/whence/", {"p": "x" * 23_000_000})
    assert (status, b"more than Nearer can take" in sentence) == (413, True)
    status, told = house.browser().ask("/try/whence/", {"p": "x" * 1_000_000})
    assert (status, told["body"]) == (200, 1_000_002)


def test_a_stranger_may_send_no_file(house: House) -> None:
    ann = house.browser().sign("up", "Ann who left")
    ann.ask("/try/lock-all/")
    for browser in (house.browser(), ann, Browser(house, {"s": "x" * 43, "k": "y" * 43})):
        status, sentence = browser.ask("/try/whence/", {"p": "x" * 3_000_000})
        assert (status, b"sign in" in sentence) == (413, True)


def test_slow_lines_of_strangers_keep_nobody_out(house: House) -> None:
    ann = house.browser().sign("up", "Ann restores")
    with ExitStack() as held:
        for _ in range(4):
            line = held.enter_context(sending(house, A_FILE, LONG))
            assert answer(line).startswith(b"HTTP/1.1 413")
        assert send_file(ann) == 400


def test_one_person_has_one_place(house: House) -> None:
    ann, ben = (house.browser().sign("up", f"{name} at once") for name in ("Ann", "Ben"))
    with sending(house, A_FILE, LONG, ann.jar):
        assert comes(429, lambda: send_file(ann))
        assert send_file(ben) == 400
    assert comes(400, lambda: send_file(ann))


def test_only_a_few_files_are_held_at_once(house: House) -> None:
    people = [house.browser().sign("up", f"Number {each}") for each in range(5)]
    with ExitStack() as held:
        for each in people[:4]:
            held.enter_context(sending(house, A_FILE, LONG, each.jar))
        assert comes(503, lambda: send_file(people[4]))
        _, told, sentence = house.ask("/try/whence/", {"p": "x" * 3_000_000}, people[4].jar)
        assert (told["Retry-After"], b"being sent" in sentence) == ("30", True)
        assert house.ask("/try/whence/", {"p": "x"})[0] == 200
    assert comes(400, lambda: send_file(people[4]))


def test_a_file_that_stops_coming_loses_its_place(hasty: House) -> None:
    """Also when it came fast until then: what was quick at first may not rest for long later."""
    for size in (A_FILE, LONG - 1):
        ann = hasty.browser().sign("up", f"Ann stops after {size}")
        with sending(hasty, size, LONG, ann.jar) as line:
            began = time.monotonic()
            assert answer(line).startswith(b"HTTP/1.1 408")
            assert time.monotonic() - began < PATIENCE / 2
            assert send_file(ann) == 400


def test_a_file_that_trickles_loses_its_place(hasty: House) -> None:
    ann = hasty.browser().sign("up", "Ann trickles")
    with sending(hasty, A_FILE, LONG, ann.jar) as line:
        line.settimeout(0.2)
        until = time.monotonic() + PATIENCE
        told = b""
        while not told and time.monotonic() < until:
            line.sendall(b"x")
            try:
                told = answer(line)
            except TimeoutError:
                continue
        assert told.startswith(b"HTTP/1.1 408")


def fill(house: House, held: ExitStack, places: Iterator[str]) -> bytes:
    """Half forms from these addresses until one is refused: what it is told."""
    for place in places:
        line = held.enter_context(sending(house, HALF, HALF + 1, {"X-Forwarded-For": place}))
        line.settimeout(0.1)
        with suppress(TimeoutError):
            return answer(line)
    return b"all were taken"


def test_one_network_holds_no_more_than_its_share(build: Callable[..., House]) -> None:
    house = build(NEARER_TRUSTED_PROXIES="127.0.0.1").start()
    neighbour, elsewhere = ({"X-Forwarded-For": each} for each in ("203.0.113.80", "198.51.100.7"))
    form = {"p": "x" * 999_000}
    with ExitStack() as held:
        told = fill(house, held, repeat("203.0.113.9", 2 * OF_A_NETWORK // HALF))
        assert told.startswith(b"HTTP/1.1 429")
        assert b"retry-after: 30" in told
        assert house.ask("/try/whence/", form, neighbour)[0] == 429
        assert house.ask("/try/whence/", form, elsewhere)[0] == 200
    assert comes(200, lambda: house.ask("/try/whence/", form, neighbour)[0])
    house.stop()


def test_when_memory_is_full_small_forms_still_find_room(build: Callable[..., House]) -> None:
    house = build(NEARER_TRUSTED_PROXIES="127.0.0.1").start()
    elsewhere = {"X-Forwarded-For": "198.51.100.7"}
    with ExitStack() as held:
        told = fill(house, held, (f"203.0.{each}.9" for each in range(2 * IN_ALL // HALF)))
        assert told.startswith(b"HTTP/1.1 503")
        assert b"retry-after: 30" in told
        assert house.ask("/try/whence/", {"p": "x" * (HALF - 100)}, elsewhere)[0] == 503
        assert house.ask("/try/whence/", {"p": "x" * 50_000}, elsewhere)[0] == 200
    house.stop()
