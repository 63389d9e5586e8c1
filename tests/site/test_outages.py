"""The database is out of reach: leaving and help work all the same, and the log says so once."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve

from nearer.site.outages import Outage, OutagesInOneLine, outage
from nearer.store.reasons import Reason, database_reason, network_reason
from tests.cast import Friend
from tests.site.conftest import HAS_POSTGRES
from tests.site.house import House

SIGNED_IN = ["/", "/account/", "/start/keep/"]
needs_postgres = pytest.mark.skipif(not HAS_POSTGRES, reason="a server that goes away and returns")


def ask(client: Client, method: str, path: str) -> HttpResponse:
    client.raise_request_exception = False
    answer: HttpResponse = getattr(client, method)(path)
    return answer


def test_a_fault_of_ours_is_none_of_the_databases(ann: Friend) -> None:
    browser = ann.client

    def fail(*_: Any) -> None:
        raise RuntimeError

    with connection.execute_wrapper(fail):
        answer = ask(browser, "get", "/account/")
    assert answer.status_code == 500
    assert "Retry-After" not in answer.headers


def test_the_addresses_without_a_database_are_there() -> None:
    for path in settings.WITHOUT_SESSION | settings.WITHOUT_DATABASE:
        assert resolve(path)


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> Iterator[list[str]]:
    ours = logging.getLogger("nearer")
    ours.addHandler(caplog.handler)
    messages: list[str] = []
    caplog.handler.addFilter(lambda record: messages.append(record.getMessage()) or True)
    yield messages
    ours.removeHandler(caplog.handler)
    caplog.handler.filters.clear()


def test_an_outage_is_said_once_and_so_is_its_end(said: list[str]) -> None:
    here = Outage()
    here.end()
    for _ in range(3):
        here.begin(Reason.REFUSED)
    here.end()
    here.end()
    assert said == ["the database is out of reach (refused)", "the database is back"]
    assert here.count == 3


def record_of(error: Exception) -> logging.LogRecord:
    told = (type(error), error, None)
    return logging.LogRecord("django.request", logging.ERROR, "", 0, "/intimate/", (), told)


def test_a_report_of_an_outage_is_no_stack_of_frames(said: list[str]) -> None:
    lost = OperationalError("intimate")
    lost.__cause__ = psycopg.OperationalError("intimate: connection refused")
    assert not OutagesInOneLine().filter(record_of(lost))
    assert OutagesInOneLine().filter(record_of(RuntimeError("intimate")))
    outage.end()
    assert said == ["the database is out of reach (refused)", "the database is back"]


@contextmanager
def lite(path: Path, *pragmas: str) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, timeout=0)) as line:
        for pragma in pragmas:
            line.execute(pragma)
        yield line


def broken_by(act: Callable[[], object]) -> Reason | None:
    try:
        act()
    except sqlite3.Error as error:
        seen = OperationalError()
        seen.__cause__ = error
        return database_reason(seen)
    raise AssertionError("nothing broke")


def test_reasons_of_a_real_sqlite(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    with lite(path) as line:
        line.execute("CREATE TABLE a (b)")
        line.execute("PRAGMA max_page_count=3")
        fill = ("INSERT INTO a VALUES (zeroblob(100000))",)
        assert broken_by(lambda: line.execute(*fill)) is Reason.FULL
        assert broken_by(lambda: line.execute("SELECT * FROM missing")) is None
        line.execute("BEGIN EXCLUSIVE")
        with lite(path) as other:
            assert broken_by(lambda: other.execute("SELECT * FROM a")) is Reason.BUSY
    with lite(path, "PRAGMA query_only=1") as line:
        assert broken_by(lambda: line.execute("INSERT INTO a VALUES (1)")) is Reason.READ_ONLY
    path.write_bytes(b"no database at all, and long enough to be looked at" * 100)
    with lite(path) as line:
        assert broken_by(lambda: line.execute("SELECT * FROM a")) is Reason.DAMAGED
    absent = tmp_path / "no" / "where"
    assert broken_by(lambda: sqlite3.connect(absent).execute("SELECT 1")) is Reason.ABSENT


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ('connection to server at "10.0.0.1", port 5432 failed: Connection refused', "refused"),
        ('FATAL:  password authentication failed for user "ann"', "sign-in"),
        ("connection timeout expired", "timeout"),
        (
            'could not translate host name "db" to address: Name or service not known',
            "no such host",
        ),
        ("SSL error: certificate verify failed", "certificate"),
        ('FATAL:  database "nearer" does not exist', "not there"),
        ("FATAL:  sorry, too many clients already", "too many connections"),
        ("server closed the connection unexpectedly", "lost"),
    ],
)
def test_reasons_of_postgresql_before_there_is_a_connection(message: str, reason: str) -> None:
    error = OperationalError(message)
    error.__cause__ = psycopg.OperationalError(message)
    assert database_reason(error) == reason


def test_a_reason_is_found_behind_a_librarys_own_error() -> None:
    error = RuntimeError("intimate")
    error.__cause__ = ConnectionRefusedError(111, "intimate")
    assert network_reason(error) is Reason.REFUSED


@needs_postgres
def test_a_server_that_goes_away_and_returns_is_told_in_two_lines(
    build: Callable[..., House],
) -> None:
    house = build().start()
    ann = house.browser().sign("up", "Ann")
    shut(house, allowed=False)
    assert [ann.ask(path)[0] for path in ("/account/", "/account/", "/help/")] == [503, 503, 200]
    hurried = house.browser()
    hurried.cookies = dict(ann.cookies)
    assert hurried.ask("/leave/", {})[0] == 303
    assert not hurried.cookies["s"]
    shut(house, allowed=True)
    assert ann.ask("/account/")[0] == 200
    house.stop()
    _, lost, back, _ = house.read_log().splitlines()
    assert lost.endswith(": the database is out of reach (lost)") or "(not there)" in lost
    assert " ERROR nearer.site.outages[" in lost
    assert back.endswith(": the database is back")


def shut(house: House, *, allowed: bool) -> None:
    """Lets the server of the database refuse every connection to it, or take them again."""
    parts = urlsplit(house.database)
    name, elsewhere = parts.path.strip("/"), urlunsplit(parts._replace(path="/postgres"))
    with psycopg.connect(elsewhere, autocommit=True) as line:
        line.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS {allowed}')
        line.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname=%s", [name]
        )
