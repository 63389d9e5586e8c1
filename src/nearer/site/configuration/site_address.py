"""The address of the site, in the one form in which browsers send it.

A browser compares names in small ASCII letters, leaves out the port that goes without saying, and
writes an IPv6 address in brackets and short. Host and Origin of each request are in that form, so
an address in another would open pages and refuse forms, or the other way round.
"""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import urlsplit

import idna

from nearer.site.configuration.parsers import split
from nearer.site.configuration.setting import Misread

LOCAL = ("localhost", "127.0.0.1", "::1")
PORTS = {"http": 80, "https": 443}
LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
LONGEST_NAME = 253


def site_address(given: str) -> str:
    """`https://name` or `https://name:port`. Raises `Misread`."""
    parts = split(given)
    if parts.scheme not in PORTS or not parts.hostname:
        raise Misread("which is no address of a site")
    if "@" in parts.netloc:
        raise Misread("which holds a user or a password")
    if parts.path.rstrip("/") or parts.query or parts.fragment or "\\" in given:
        raise Misread("which is no address of a site but of something on it")
    if parts.port == 0:
        raise Misread("whose port is none")
    port = "" if parts.port in (None, PORTS[parts.scheme]) else f":{parts.port}"
    return f"{parts.scheme}://{host(parts.hostname, is_bracketed='[' in parts.netloc)}{port}"


def host_of(address: str) -> str:
    """The host of a site's address as Django compares it: an IPv6 address in its brackets."""
    name = urlsplit(address).hostname or ""
    return f"[{name}]" if ":" in name else name


def host(name: str, *, is_bracketed: bool) -> str:
    try:
        if is_bracketed:
            return f"[{short(IPv6Address(name))}]"
        plain = ascii_name(name.removesuffix("."))
        # Browsers take a name whose last part is a number for an address.
        return str(IPv4Address(plain)) if plain.rpartition(".")[2].isdigit() else plain
    except AddressValueError:
        raise Misread("whose host is no address") from None


def short(address: IPv6Address) -> str:
    if address.scope_id:
        raise Misread("whose address holds for one machine alone")
    if address.ipv4_mapped:  # newer Pythons write the last part of these with dots
        high, low = divmod(int(address.ipv4_mapped), 2**16)
        return f"::ffff:{high:x}:{low:x}"
    return address.compressed


def ascii_name(name: str) -> str:
    """The name as it stands in the DNS: `münchen.example` as `xn--mnchen-3ya.example`."""
    try:
        plain = name if name.isascii() else idna.encode(name, uts46=True).decode()
    except idna.IDNAError:
        raise Misread("whose host is no name") from None
    if "_" in plain:
        raise Misread("whose host has an underscore, which no page would be opened with")
    labels = plain.split(".")
    if len(plain) > LONGEST_NAME or not all(LABEL.fullmatch(label) for label in labels):
        raise Misread("whose host is no name")
    return plain
