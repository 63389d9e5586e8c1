"""Deployment checks: settings that would break a promise. `nearer check` prints them, `nearer
serve` does not start with them.

Each is one plain sentence on what is wrong and one on what to do. On localhost only what endangers
the people themselves is refused: trying Nearer out has to work without any preparation.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from nearer.crypto import BrokenSeal, Cost
from nearer.people.credentials import wished_cost
from nearer.people.models import Credential
from nearer.people.pepper import LENGTH, NoPepper, new_pepper, pepper
from nearer.registry.installed import features
from nearer.site import carriers
from nearer.site.environment import make_once

LOCAL = ("localhost", "127.0.0.1", "::1")
KEY_LENGTH, KEY_VARIETY = 50, 10


def is_production() -> bool:
    """Whether anybody but the person at this machine can reach this server."""
    return settings.HTTPS or urlsplit(settings.NEARER_URL).hostname not in LOCAL


def refusals() -> list[str]:
    """Reasons not to start."""
    found = [*_address(), *_cost(), *_pepper(), *_of_features(), *_live(), *_mail()]
    if is_production():
        found += [*_plain_http(), *_debug(), *_signing_key(), *_database()]
    return found


def warnings() -> list[str]:
    """What does not keep Nearer from starting, but should be better."""
    return [*_pepper_beside(), *_cheap(), *_proxies(), *_open_lines()] if is_production() else []


def database_refusals() -> list[str]:
    """Reasons not to start that only a query to the database finds."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return ["The database is of an older version, or new. Run `nearer migrate`."]
    return [*_lost_pepper()]


def shut_out() -> list[str]:
    """Why some people's passphrases fail. Nearer starts all the same: if the earlier pepper file is
    lost for good, their recovery codes are the way in."""
    return [*_other_pepper()] if _has_people() else []


def ensure_pepper() -> None:
    """Makes the pepper file where there is none yet."""
    make_once(settings.NEARER_PEPPER_FILE, new_pepper())


def _address() -> Iterator[str]:
    parts = urlsplit(settings.NEARER_URL)
    plain = f"{parts.scheme}://{(parts.netloc or '').lower()}"
    if parts.scheme not in ("http", "https") or not parts.hostname or plain != settings.NEARER_URL:
        yield (
            f"NEARER_URL is {settings.NEARER_URL!r}, which is no address of a site. "
            "Write it as the browser shows it, like https://nearer.example."
        )


def _cost() -> Iterator[str]:
    try:
        wished_cost()
    except (BrokenSeal, ValueError):
        yield (
            f"NEARER_ARGON2 is {settings.NEARER_ARGON2!r}, which makes passphrases cheap to guess "
            "or cannot be read. Leave it out, or write memory in KiB and passes, like 65536:3."
        )


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


def _pepper() -> Iterator[str]:
    path = settings.NEARER_PEPPER_FILE
    if not is_production() and not path.exists():
        return  # `nearer serve` makes it
    try:
        pepper()
    except (NoPepper, OSError):
        yield (
            f"There is no pepper file of {LENGTH} bytes at {path}. Put the one that belongs to "
            "this database there, or make the first one with `nearer pepper`."
        )
    else:
        yield from _readable_by_all(path, "the pepper file")


def _of_features() -> Iterator[str]:
    """Settings that a feature cannot work with."""
    for each in features().values():
        yield from each.refusals()


def _live() -> Iterator[str]:
    try:
        carriers.chosen(settings.NEARER_LIVE, settings.DATABASE_URL)
    except carriers.NoSuchCarrier:
        yield (
            "NEARER_LIVE is neither the word postgres (which needs DATABASE_URL) nor an address "
            "like redis://127.0.0.1:6379. Leave it out where one process serves alone."
        )


def _mail() -> Iterator[str]:
    if settings.NEARER_SMTP and not settings.SENDS_MAIL:
        yield (
            "NEARER_SMTP cannot be read as the address of a mail server. "
            "Write it like smtp://user:password@host:587?tls=1, or leave it out."
        )


def _signing_key() -> Iterator[str]:
    key = settings.SECRET_KEY
    if len(key) < KEY_LENGTH or len(set(key)) < KEY_VARIETY or key.startswith("django-insecure"):
        yield (
            "NEARER_SECRET_KEY is easy to guess. Leave it out, and Nearer makes one and keeps it "
            f"in {settings.DATA}."
        )
    yield from _readable_by_all(settings.DATA / "signing-key", "the signing key")


def _database() -> Iterator[str]:
    if connection.vendor == "sqlite":
        yield from _readable_by_all(Path(settings.DATABASES["default"]["NAME"]), "the database")


def _readable_by_all(path: Path, name: str) -> Iterator[str]:
    """A file in a folder that nobody else may enter is safe whatever its own mode says."""
    anybody = stat.S_IROTH | stat.S_IWOTH
    if path.exists() and path.stat().st_mode & anybody and path.parent.stat().st_mode & 0o007:
        yield f"Everybody on this machine can read {name}. Run `chmod 600 {path}`."


def _pepper_beside() -> Iterator[str]:
    if settings.DATA in settings.NEARER_PEPPER_FILE.resolve().parents:
        yield (
            f"The pepper file lies in {settings.DATA} beside the database, so one stolen folder "
            "holds both. Move it elsewhere and set NEARER_PEPPER_FILE."
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


def _lost_pepper() -> Iterator[str]:
    """A new pepper for an old database would make every passphrase wrong."""
    if not settings.NEARER_PEPPER_FILE.exists() and Credential.objects.exclude(pepper="").exists():
        yield (
            f"The pepper file of this database is missing at {settings.NEARER_PEPPER_FILE}. Put it "
            "back. If it is lost for good, `nearer pepper` makes a new one, and everybody comes in "
            "once with their recovery code."
        )


def _has_people() -> bool:
    """Whether there is a database to ask: the settings are checked before the first one is made."""
    if connection.vendor == "sqlite" and not Path(settings.DATABASES["default"]["NAME"]).exists():
        return False
    return Credential._meta.db_table in connection.introspection.table_names()


def _other_pepper() -> Iterator[str]:
    """People whose verifier was made with another pepper: how many, and never who."""
    path = settings.NEARER_PEPPER_FILE
    if not path.exists():
        yield from _lost_pepper()
    elif count := Credential.objects.exclude(pepper__in=("", pepper()[0])).count():
        yield (
            f"{path} is another pepper file than the one that {count} of the people here signed up "
            "with. To them every passphrase is wrong. Put the file from before back. If it is lost "
            "for good, no words are: the pepper is not mixed into recovery codes, and who comes in "
            "with theirs chooses a new passphrase."
        )
