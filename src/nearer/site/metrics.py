"""Metrics for Prometheus, on a port of their own that only this machine reaches.

A path of the site would be one proxy away from the world. Numbers tell when people are here, so
they are off unless asked for, and how often which page was opened is not counted at all.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator

from django.conf import settings
from django.db import Error, close_old_connections, connection
from django.utils import timezone
from prometheus_client import start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from nearer.people.models import Person
from nearer.site.counters import registry
from nearer.site.tick import last_round

LOOPBACK = "127.0.0.1"


class Now(Collector):
    """What is looked up when somebody asks."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        free = shutil.disk_usage(settings.DATA).free
        yield gauge("nearer_disk_free_bytes", "Free space where NEARER_DATA is", free)
        close_old_connections()
        try:
            found = [*of_database()]
        except Error:
            found = []
        yield gauge("nearer_database_up", "Whether the database answers", bool(found))
        yield from found


def of_database() -> Iterator[GaugeMetricFamily]:
    yield gauge("nearer_people", "Accounts", Person.objects.count())
    yield gauge("nearer_database_bytes", "Size of the database", database_size())
    if last := last_round():
        age = (timezone.now() - last).total_seconds()
        yield gauge("nearer_tick_age_seconds", "Since what falls due was last done", age)


def gauge(name: str, about: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, about, value)


def database_size() -> int:
    asked = {
        "sqlite": "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
        "postgresql": "SELECT pg_database_size(current_database())",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        return int(cursor.fetchone()[0])


registry.register(Now())


def listen(port: int) -> None:
    """Answers on a thread of its own. Raises `OSError` where the port is taken."""
    start_http_server(port, LOOPBACK, registry)
