"""The real server in a process of its own."""

from __future__ import annotations

import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest
from django.conf import settings
from websockets.exceptions import ConnectionClosedError

from tests.site.house import PATIENCE, House, beside

Build = Callable[..., House]


def test_the_server_answers_and_does_not_say_what_it_is(house: House) -> None:
    status, headers, _ = house.ask(f"{settings.STATIC_URL}ui/live.js")
    assert status == 200
    assert "immutable" in headers["Cache-Control"]  # its address changes when it does
    assert "Server" not in headers
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert house.ask("/live")[0] == 404  # a page is no socket


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_stop_is_clean(build: Build, how: int, tell: Callable[[str], None]) -> None:
    house = build()
    began = time.monotonic()
    house.start()
    started = time.monotonic() - began
    ann = house.browser().sign("up", "Ann")
    with ann.listen() as socket_of_a_page:
        began = time.monotonic()
        assert house.stop(how) == 0
        tell(f"started in {started:.1f} s, stopped in {time.monotonic() - began:.1f} s")
        with pytest.raises(ConnectionClosedError, match="1012"):
            socket_of_a_page.recv(PATIENCE)
    log = house.read_log()
    assert "Traceback" not in log
    assert "ERROR" not in log
    assert log.endswith("Stopped.\n")


def test_a_stop_does_not_wait_for_a_silent_browser(build: Build) -> None:
    house = build().start()
    with half_a_form(house, sent=b"p=half"):
        time.sleep(0.2)
        began = time.monotonic()
        assert house.stop() == 0
        assert time.monotonic() - began < PATIENCE / 2


@contextmanager
def half_a_form(house: House, sent: bytes, of: int = 1000) -> Iterator[None]:
    """A browser that announces more than it sends, and waits."""
    head = f"POST /try/whence/ HTTP/1.1\r\nHost: localhost:{house.port}\r\nContent-Length: {of}\r\n"
    with socket.create_connection(("127.0.0.1", house.port), timeout=PATIENCE) as line:
        line.sendall(head.encode() + b"Content-Type: text/plain\r\n\r\n" + sent)
        yield


def test_slow_browsers_do_not_keep_others_waiting(house: House) -> None:
    threads = 8
    with ExitStack() as held:
        for _ in range(2 * threads):
            held.enter_context(half_a_form(house, sent=b"p="))
        assert house.browser().ask("/try/whence/")[0] == 200


def test_a_form_that_is_cut_off_is_not_kept_in_part(house: House) -> None:
    ann = house.browser().sign("up", "Cut off")
    body = b"sentence=I+love+you+no+longer+when+you"
    head = f"POST /s/{ann.space}/try/ HTTP/1.1\r\nHost: localhost:{house.port}\r\n"
    head += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n"
    with socket.create_connection(("127.0.0.1", house.port), timeout=PATIENCE) as line:
        line.sendall(f"{head}Cookie: {ann.jar['Cookie']}\r\n\r\n".encode() + body)
    whole = ann.write("I love you")
    assert ann.read() == {whole: "I love you"}


def test_nobody_is_believed_about_where_they_come_from(house: House) -> None:
    forged = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}
    _, told = house.browser().ask("/try/whence/", headers=forged)
    assert told["address"] == "127.0.0.1"
    assert not told["secure"]


def test_the_own_proxy_is_believed(build: Build) -> None:
    house = build(NEARER_TRUSTED_PROXIES="127.0.0.1").start()
    _, told = house.browser().ask(
        "/try/whence/", headers={"X-Forwarded-For": "6.6.6.6, 203.0.113.9"}
    )
    assert told["address"] == "203.0.113.9"
    # A name with an underscore would become the same name in WSGI.
    _, told = house.browser().ask("/try/whence/", headers={"X_Forwarded_For": "203.0.113.9"})
    assert told["forwarded"] is None
    house.stop()


@pytest.mark.parametrize("host", ["::", "localhost"])
def test_both_families_are_served(build: Build, host: str) -> None:
    house = build(NEARER_TRUSTED_PROXIES="127.0.0.1, ::1").start("--host", host)
    for family, address in {(socket.AF_INET, "127.0.0.1")} | addresses_of(host):
        with socket.socket(family) as line:
            line.settimeout(PATIENCE)
            line.connect(("::1" if address == "::" else address, house.port))
            line.sendall(
                f"GET /try/whence/ HTTP/1.1\r\nHost: localhost:{house.port}\r\n"
                "X-Forwarded-For: 203.0.113.9\r\nConnection: close\r\n\r\n".encode()
            )
            with line.makefile("rb") as answer:
                assert b'"address": "203.0.113.9"' in answer.read()
    house.stop()


def addresses_of(host: str) -> set[tuple[int, str]]:
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return {(family, str(place[0])) for family, _, _, _, place in found}


def test_an_address_that_is_none_is_refused_in_one_line(house: House) -> None:
    refused = house.nearer("serve", "--host", "no.such.host.example")
    assert refused.returncode == 1
    assert refused.stderr == (
        f"Refused: Cannot listen at no.such.host.example port {house.port}: "
        "this machine has no such address.\n"
    )


def test_two_servers_cannot_listen_on_one_port(house: House) -> None:
    second = house.nearer("serve")
    assert second.returncode == 1
    assert second.stderr == (
        f"Refused: Cannot listen at 127.0.0.1 port {house.port}: Address already in use.\n"
    )


def test_a_second_process_that_would_not_be_heard_is_refused(build: Build) -> None:
    house = build().start()
    other = beside(house)
    for live in ("", "redis://127.0.0.1:1"):
        refused = other.nearer("serve", NEARER_LIVE=live)
        assert refused.returncode == 1
        assert refused.stderr.startswith(f"Refused: Another process serves from {house.folder}.")
        assert "NEARER_LIVE" in refused.stderr
    house.kill()
    assert other.start().stop() == 0  # the lock went with its process


def test_an_older_database_is_not_served(build: Build) -> None:
    refused = build(bare=True).nearer("serve")
    assert refused.returncode == 1
    assert "Run `nearer migrate`" in refused.stderr


def test_a_lost_pepper_is_not_replaced_in_silence(build: Build) -> None:
    house = build().start()
    house.browser().sign("up", "Ann")
    house.stop()
    (house.folder / "pepper").unlink()
    refused = house.nearer("serve")
    assert refused.returncode == 1
    assert "Put it back." in refused.stderr
    assert not (house.folder / "pepper").exists()


@pytest.mark.parametrize("command", ["runserver", "testserver", "flush", "loaddata"])
def test_what_would_go_around_the_checks_is_refused(build: Build, command: str) -> None:
    refused = build().nearer(command)
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"Refused: nearer {command} ")


def test_no_table_is_taken_back(build: Build) -> None:
    house = build()
    refused = house.nearer("migrate", "people", "zero")
    assert refused.returncode == 1
    assert refused.stderr.startswith("Refused: Tables are brought forward, all of them together.")
    assert house.nearer("people").stdout.startswith("0 people")


def test_the_command_without_arguments_lists_the_commands(build: Build) -> None:
    listed = build().nearer()
    assert listed.returncode == 0
    for command in ("serve", "demo", "check", "tick", "migrate", "pepper", "backup", "restore"):
        assert f"\nnearer {command}" in "\n" + listed.stdout
