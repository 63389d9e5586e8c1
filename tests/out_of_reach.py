"""A database that is out of reach, for tests in one process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import OperationalError, connection

from nearer.site.outages import outage


@contextmanager
def out_of_reach() -> Iterator[list[str]]:
    """Every statement fails as if the server had gone. Gives what was asked meanwhile."""
    asked: list[str] = []

    def fail(_execute: object, sql: str, *_: Any) -> None:
        asked.append(sql)
        raise OperationalError("connection refused") from psycopg.OperationalError("refused")

    with connection.execute_wrapper(fail):
        yield asked
    outage.end()
