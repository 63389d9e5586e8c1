"""Deployment checks: settings that would break a promise. `nearer check` prints them, `nearer
serve` does not start with them.

Each is one plain sentence on what is wrong and one on what to do. On localhost only what endangers
the people themselves is refused: trying Nearer out has to work without any preparation.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from nearer.crypto import Cost
from nearer.people.credentials import wished_cost
from nearer.registry.installed import features
from nearer.site.configuration.site_address import LOCAL
from nearer.site.pepper_checks import other_pepper, pepper_refusals
from nearer.site.readable_files import readable_by_all
from nearer.site.tick import last_round

TICK_MISSED = timedelta(minutes=15)
KEY_LENGTH, KEY_VARIETY = 50, 10
NOT_MIGRATED = "The database is of an older version, or new. Run `nearer migrate`."


def is_production() -> bool:
    """Whether anybody but the person at this machine can reach this server."""
    return settings.HTTPS or urlsplit(settings.NEARER_URL).hostname not in LOCAL


def refusals() -> list[str]:
    """Reasons not to start."""
    found = [*pepper_refusals(is_production=is_production()), *_of_features()]
    if is_production():
        found += [*_plain_http(), *_debug(), *_signing_key(), *_database()]
    return found


def warnings() -> list[str]:
    """What does not keep Nearer from starting, but should be better."""
    return _in_production() if is_production() else []


def _in_production() -> list[str]:
    return [*_pepper_beside(), *_cheap(), *_proxies(), *_open_lines(), *_root()]


def database_refusals() -> list[str]:
    """Reasons not to start that only a query to the database finds."""
    return [] if is_migrated() else [NOT_MIGRATED]


def is_migrated() -> bool:
    """Whether the tables are those of this version. No database is made by asking."""
    if connection.vendor == "sqlite" and not Path(settings.DATABASES["default"]["NAME"]).exists():
        return False
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def tick_warnings() -> list[str]:
    """That nothing falls due any more is noticed by nobody: a deletion that was promised waits."""
    last = last_round()
    if last is None or timezone.now() - last < TICK_MISSED:
        return []
    return [
        f"What falls due was last done on {last:%Y-%m-%d at %H:%M} UTC. `nearer serve` does it "
        "once a minute; with --no-tick, something has to run `nearer tick`."
    ]


def shut_out() -> list[str]:
    """Why some people's passphrases fail. Nearer starts all the same: if the earlier pepper file is
    lost for good, their recovery codes are the way in."""
    return [*other_pepper()]


def database_in_words() -> str:
    """Which database a command works on: the wrong one would look just as sound."""
    chosen = settings.DATABASES["default"]
    if connection.vendor == "sqlite":
        return f"SQLite in {settings.DATA}"
    return f"PostgreSQL, database {chosen['NAME']} at {chosen['HOST'] or 'this machine'}"


def _plain_http() -> Iterator[str]:
    if not settings.HTTPS:
        yield (
            "NEARER_URL begins with http://, so everything people write would cross the network "
            "readable. Put a proxy with a certificate in front and write https:// "
            "(docs/hosting.md shows two)."
        )


def _debug() -> Iterator[str]:
    if settings.DEBUG:
        yield "NEARER_DEBUG is on and would show strangers the inside. Leave it out."


def _of_features() -> Iterator[str]:
    """Settings that a feature cannot work with."""
    for each in features().values():
        yield from each.refusals()


def _signing_key() -> Iterator[str]:
    key = settings.SECRET_KEY
    if len(key) < KEY_LENGTH or len(set(key)) < KEY_VARIETY or key.startswith("django-insecure"):
        yield (
            "NEARER_SECRET_KEY is easy to guess. Leave it out, and Nearer makes one and keeps it "
            f"in {settings.DATA}."
        )
    yield from readable_by_all(settings.DATA / "signing-key", "the signing key")


def _database() -> Iterator[str]:
    if connection.vendor == "sqlite":
        yield from readable_by_all(Path(settings.DATABASES["default"]["NAME"]), "the database")


def _pepper_beside() -> Iterator[str]:
    if settings.DATA in settings.NEARER_PEPPER_FILE.resolve().parents:
        yield (
            f"The pepper file lies in {settings.DATA} beside the database, so one stolen folder "
            "holds both. Move it elsewhere and set NEARER_PEPPER_FILE."
        )


def _root() -> Iterator[str]:
    if os.geteuid() == 0:
        yield (
            "Nearer runs as root, so a fault in it would be one of the whole machine. Give it an "
            "account of its own (docs/hosting.md)."
        )


def _cheap() -> Iterator[str]:
    usual = Cost()
    if wished_cost().memory_kib * wished_cost().passes < usual.memory_kib * usual.passes:
        yield (
            f"NEARER_ARGON2 is {settings.NEARER_ARGON2}, allowed but below the usual "
            f"{usual.memory_kib}:{usual.passes}. A stolen disk would be quicker to guess at."
        )


def _proxies() -> Iterator[str]:
    if not settings.NEARER_TRUSTED_PROXIES:
        yield (
            "NEARER_TRUSTED_PROXIES is not set, so all people seem to come from the proxy and "
            "share one limit on wrong passphrases. Set it to the proxy's address, like 127.0.0.1."
        )
    elif "*" in settings.NEARER_TRUSTED_PROXIES:
        yield (
            "NEARER_TRUSTED_PROXIES believes everybody, so anybody can pretend to come from "
            "anywhere. Set it to the proxy's address."
        )


def _open_lines() -> Iterator[str]:
    """Connections to other machines without TLS."""
    mail = settings.SMTP
    if mail.host and mail.host not in LOCAL and not (mail.is_tls or mail.starts_tls):
        yield (
            "NEARER_SMTP goes to another machine in clear, with people's addresses and the "
            "password. Add ?tls=1, or write smtps://."
        )
    live = urlsplit(settings.NEARER_LIVE)
    if live.scheme == "redis" and live.hostname not in LOCAL:
        yield (
            "NEARER_LIVE goes to another machine in clear: whoever listens learns when something "
            "is written. Write rediss://."
        )
