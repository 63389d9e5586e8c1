"""What a probe and Prometheus are told, and who else is."""

from __future__ import annotations

import http.client
import re
import socket
from collections.abc import Callable

import pytest

from nearer.site.health import is_loopback
from tests.site.conftest import HAS_POSTGRES
from tests.site.house import House, free_port
from tests.site.test_outages import shut

Build = Callable[..., House]


def test_a_probe_is_told_that_all_is_well(house: House) -> None:
    for host in ("10.1.2.3:8000", "nearer.example", f"localhost:{house.port}"):
        status, headers, text = house.ask("/health/", headers={"Host": host})
        assert status == 200
        assert text.startswith(b"well\n")
        assert "Set-Cookie" not in headers
        assert headers["Cache-Control"] == "no-store"


def test_when_the_tick_was_here_is_told_on_this_machine_alone(build: Build) -> None:
    house = build(NEARER_TRUSTED_PROXIES="127.0.0.1").start("--no-tick")
    assert house.ask("/health/")[2] == b"well\nwhat falls due was never done yet\n"
    house.nearer("tick")
    assert re.fullmatch(rb"well\nwhat falls due was done \d+ s ago\n", house.ask("/health/")[2])
    forwarded = {"X-Forwarded-For": "203.0.113.9"}
    assert house.ask("/health/", headers=forwarded)[2] == b"well\n"
    told = house.nearer("check", "--running")
    assert (told.returncode, told.stdout.splitlines()[0]) == (0, "well")
    house.stop()
    told = house.nearer("check", "--running")
    assert told.returncode == 1
    assert "Refused: Nothing answers at 127.0.0.1 port" in told.stderr


def test_who_is_on_this_machine() -> None:
    assert [is_loopback(each) for each in ("127.0.0.1", "::1", "10.0.0.1", "testclient")] == [
        True,
        True,
        False,
        False,
    ]


def test_prometheus_is_told_numbers_and_nothing_of_people(build: Build) -> None:
    house, port = build(), free_port()
    house.start("--metrics", str(port))
    house.browser().sign("up", "Ann").write("intimate words")
    house.ask("/no/such/intimate/")
    house.ask("/try/fail/intimate/")
    text = scraped(port)
    house.stop()
    numbers = dict(re.findall(r"^(nearer_\S+) ([0-9.e+]+)$", text, re.MULTILINE))
    assert numbers['nearer_responses_total{status="4xx"}'] == "1.0"
    assert numbers['nearer_responses_total{status="5xx"}'] == "1.0"
    assert numbers['nearer_failures_total{error="RuntimeError",reason=""}'] == "1.0"
    assert numbers["nearer_people"] == "1.0"
    assert numbers["nearer_database_up"] == "1.0"
    assert float(numbers["nearer_database_bytes"]) > 100_000
    assert float(numbers["nearer_disk_free_bytes"]) > 0
    assert float(numbers["nearer_tick_age_seconds"]) < 60
    assert "process_resident_memory_bytes" in text
    assert "intimate" not in text
    assert "ann" not in re.findall(r'"(\w+)"', text)


def scraped(port: int, host: str = "127.0.0.1") -> str:
    line = http.client.HTTPConnection(host, port, timeout=10)
    line.request("GET", "/metrics")
    text = line.getresponse().read().decode()
    line.close()
    return text


def test_numbers_are_off_by_default_and_never_beyond_this_machine(build: Build) -> None:
    house, port = build(), free_port()
    house.start("--host", "0.0.0.0", "--metrics", str(port))
    assert house.ask("/metrics")[0] == 404
    with socket.socket() as elsewhere:
        elsewhere.bind(("127.0.0.2", port))  # taken if all addresses were listened at
    taken = build().nearer("serve", "--metrics", str(port))
    assert taken.returncode == 1
    assert f"Refused: Cannot listen for Prometheus at port {port}" in taken.stderr
    house.stop()


@pytest.mark.skipif(not HAS_POSTGRES, reason="a server that goes away and returns")
def test_a_probe_is_told_that_the_database_is_gone(build: Build) -> None:
    house, port = build(), free_port()
    house.start("--metrics", str(port))
    assert house.ask("/health/")[0] == 200
    shut(house, allowed=False)
    status, headers, text = house.ask("/health/")
    assert (status, headers["Retry-After"]) == (503, "30")
    assert text == b"the database is out of reach\n"
    assert "nearer_database_up 0.0" in scraped(port)
    assert house.nearer("check", "--running").returncode == 1
    shut(house, allowed=True)
    assert house.ask("/health/")[0] == 200
    assert "nearer_database_up 1.0" in scraped(port)
    house.stop()
