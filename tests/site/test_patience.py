"""Who never says what they want is not waited for; real lines to a real server."""

from __future__ import annotations

import http.client
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress

import pytest

from nearer.site.patience import ImpatientProtocol
from tests.site.house import PATIENCE, House

HEAD = b"GET /try/whence/ HTTP/1.1\r\nHost: localhost\r\n"
HALVES = (HEAD + b"X-Half: ", b"GET /hal", b"")


@pytest.fixture
def lines(hasty: House) -> Iterator[list[socket.socket]]:
    """Sixty lines to a server that waits a second."""
    with ExitStack() as held:
        place = ("127.0.0.1", hasty.port)
        yield [
            held.enter_context(socket.create_connection(place, timeout=PATIENCE)) for _ in range(60)
        ]


def is_ended(line: socket.socket, drop: bytes) -> bool:
    """Whether a line into which something drips is closed within a while."""
    line.settimeout(0.2)
    until = time.monotonic() + PATIENCE / 3
    while time.monotonic() < until:
        with suppress(TimeoutError):
            try:
                line.sendall(drop)
                if not line.recv(4000):
                    return True
            except ConnectionError:
                return True
    return False


def test_ours_waits_ten_seconds() -> None:
    assert ImpatientProtocol.patience == 10


def test_headers_that_never_end_are_ended(hasty: House, lines: list[socket.socket]) -> None:
    """Also the first line alone, and nothing at all; who is in time is not disturbed."""
    for number, line in enumerate(lines):
        line.sendall(HALVES[number % len(HALVES)])
    assert hasty.browser().ask("/try/whence/")[0] == 200
    assert [line.recv(1000) for line in lines] == [b""] * len(lines)


@pytest.mark.parametrize("begun", [HEAD, b"G", b""], ids=["headers", "a word", "nothing"])
@pytest.mark.parametrize("drop", [b"X", b"\r\n"], ids=["letters", "empty lines"])
@pytest.mark.parametrize("first", [b"", HEAD + b"\r\n"], ids=["first", "after an answer"])
def test_a_line_that_drips_is_ended(hasty: House, first: bytes, drop: bytes, begun: bytes) -> None:
    with socket.create_connection(("127.0.0.1", hasty.port), timeout=PATIENCE) as line:
        if first:
            line.sendall(first)
            assert line.recv(4000).startswith(b"HTTP/1.1 200")
        line.sendall(begun)
        assert is_ended(line, drop)


def test_the_rest_of_a_refused_form_is_not_waited_for(hasty: House) -> None:
    head = b"POST /try/whence/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 30000000\r\n\r\n"
    with socket.create_connection(("127.0.0.1", hasty.port), timeout=PATIENCE) as line:
        line.sendall(head + b"x" * 2_200_000)
        assert line.recv(4000).startswith(b"HTTP/1.1 413")
        assert is_ended(line, b"x")


def test_a_line_at_rest_is_kept(hasty: House) -> None:
    """Longer than the clock of headers runs."""
    line = http.client.HTTPConnection("127.0.0.1", hasty.port, timeout=PATIENCE)
    with closing(line):
        line.request("GET", "/try/whence/")
        assert line.getresponse().read()
        line.sock.settimeout(1.5)
        with pytest.raises(TimeoutError):
            line.sock.recv(1)
        line.request("GET", "/try/whence/")
        assert line.getresponse().status == 200
