"""Whether the other servers that the settings name are there: asked by `nearer check` alone.

Nearer starts without them. Each is one plain sentence with a reason from a list of ours.
"""

from __future__ import annotations

import http.client
import smtplib
from collections.abc import Iterator
from http import HTTPStatus
from urllib.parse import urlsplit

import psycopg
import redis
from django.conf import settings

from nearer.site import carriers
from nearer.site.command_errors import Refused
from nearer.site.neighbours import NOT_HEARD
from nearer.store.reasons import Reason, mail_reason, network_reason

PATIENCE = 3.0


def out_of_reach() -> Iterator[str]:
    yield from _mail_server()
    yield from _carrier()


def _mail_server() -> Iterator[str]:
    if settings.SENDS_MAIL and (reason := mail_server_reason()):
        yield (
            f"The mail server in NEARER_SMTP does not answer as it should ({reason}). Reminders "
            "wait until it does."
        )


def mail_server_reason() -> Reason | None:
    """Why no mail would go; None if one would. Nothing is sent."""
    server = settings.SMTP
    kind = smtplib.SMTP_SSL if server.is_tls else smtplib.SMTP
    try:
        with kind(server.host, server.port, timeout=PATIENCE) as line:
            if server.starts_tls:
                line.starttls()
            if server.user:
                line.login(server.user, server.password)
    except (smtplib.SMTPException, OSError) as error:
        return mail_reason(error)
    return None


def _carrier() -> Iterator[str]:
    if settings.NEARER_LIVE and (reason := carrier_reason()):
        yield (
            f"The server in NEARER_LIVE does not answer ({reason}). Nearer serves without it, but "
            "its processes do not hear of each other."
        )


def carrier_reason() -> Reason | None:
    address = settings.NEARER_LIVE
    if address == carriers.POSTGRES:
        address = settings.DATABASE_URL
    try:
        if carriers.ROADS[urlsplit(address).scheme] == carriers.POSTGRES:
            psycopg.connect(address, connect_timeout=round(PATIENCE)).close()
        else:
            options = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}
            with redis.Redis.from_url(address, **options) as client:
                client.ping()
    except (psycopg.Error, redis.RedisError, OSError) as error:
        return network_reason(error)
    return None


def ask_running(port: int) -> str:
    """What a Nearer on this machine says of itself. Raises `Refused` unless it is well."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=2 * PATIENCE)
    try:
        line.request("GET", "/health/")
        answer = line.getresponse()
        said = answer.read().decode().strip()
    except (OSError, http.client.HTTPException) as error:
        raise Refused(
            f"Nothing answers at 127.0.0.1 port {port} ({network_reason(error)})."
        ) from None
    finally:
        line.close()
    return verdict(answer.status, said)


def verdict(status: int, said: str) -> str:
    """What it said, if it is well. Raises `Refused`."""
    if status != HTTPStatus.OK:
        raise Refused(f"Nearer is running, and {said}.")
    if NOT_HEARD in said:
        raise Refused(f"Nearer is running, but {NOT_HEARD}.")
    return said
