"""The mail server, and from whom mails come."""

from __future__ import annotations

from email.errors import HeaderParseError
from email.headerregistry import Address
from email.policy import SMTPUTF8
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

from nearer.site.configuration.parsers import split
from nearer.site.configuration.setting import Misread
from nearer.site.configuration.site_address import ascii_name

PLAIN, TLS = "smtp", "smtps"
PORTS = {PLAIN: 25, TLS: 465}


class Smtp(NamedTuple):
    """A mail server; without a host there is none."""

    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    starts_tls: bool = False
    is_tls: bool = False


def smtp(given: str) -> Smtp:
    """`smtp://user:password@host:587?tls=1`, or `smtps://` where TLS begins at once."""
    if not given:
        return Smtp()
    parts = split(given)
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    is_known = parts.scheme in PORTS and set(options) <= {"tls"} and not parts.path.strip("/")
    if not is_known or not parts.hostname or parts.port == 0 or parts.fragment:
        raise Misread
    if options.get("tls", "0") not in ("0", "1"):
        raise Misread
    is_tls = parts.scheme == TLS
    starts_tls = not is_tls and options.get("tls") == "1"
    port = parts.port or PORTS[parts.scheme]
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Smtp(parts.hostname, port, user, password, starts_tls, is_tls)


class Sender(NamedTuple):
    """From whom mails come: as the header says it, and the domain, which ids of mails end with."""

    header: str = ""
    domain: str = ""


def sender(given: str) -> Sender:
    """`reminder@nearer.example`, or with a name before it: `Our reminders <r@nearer.example>`."""
    if not given:
        return Sender()
    try:
        header = SMTPUTF8.header_factory("from", given)
        one = header.addresses[0] if len(header.addresses) == 1 else Address()
    except (HeaderParseError, IndexError, ValueError):
        raise Misread from None
    if header.defects or not one.username.isascii() or not one.username or not one.domain:
        raise Misread
    domain = ascii_name(one.domain.lower())
    return Sender(str(Address(one.display_name, one.username, domain)), domain)
