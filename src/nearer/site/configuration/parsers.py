"""What a text of the environment means. Each function raises `Misread`."""

from __future__ import annotations

import re
from collections.abc import Callable
from ipaddress import ip_network
from pathlib import Path
from unicodedata import category
from urllib.parse import SplitResult, parse_qsl, urlsplit

from nearer.crypto import BrokenSeal, Cost
from nearer.site.carriers import POSTGRES, ROADS
from nearer.site.configuration.setting import Misread

YES, NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")
EVERYBODY = "*"
POSTGRESQL = ("postgresql", "postgres")


def text(longest: int) -> Callable[[str], str]:
    """One line of so many characters at most."""

    def parse(given: str) -> str:
        if len(given) > longest:
            raise Misread(f"which is longer than {longest} characters")
        if not is_one_line(given):
            raise Misread("which is more than one line")
        return given

    return parse


def is_one_line(given: str) -> bool:
    return not any(category(sign) in ("Cc", "Zl", "Zp") for sign in given)


def whole(bounds: range) -> Callable[[str], int]:
    """A whole number within the bounds."""

    def parse(given: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", given) or int(given) not in bounds:
            raise Misread
        return int(given)

    return parse


def flag(given: str) -> bool:
    if given.lower() not in YES + NO:
        raise Misread
    return given.lower() in YES


def one_of(*words: str) -> Callable[[str], str]:
    """One of the words, or nothing."""

    def parse(given: str) -> str:
        if given and given.lower() not in words:
            raise Misread
        return given.lower()

    return parse


def path(given: str) -> Path | None:
    """None for an empty text. A folder or a file that has to be there is looked for elsewhere."""
    if not is_one_line(given):
        raise Misread
    return Path(given).expanduser() if given else None


def country(given: str) -> str:
    if given and not re.fullmatch(r"[A-Za-z]{2}", given):
        raise Misread
    return given.upper()


def exit_address(given: str) -> str:
    """A page of ours, like `/measures/`, or an address anywhere that a browser opens by itself."""
    parts = split(given)
    is_here = given.startswith("/") and not parts.netloc and "\\" not in given
    is_elsewhere = parts.scheme in ("http", "https") and bool(parts.hostname)
    if not (is_here or is_elsewhere) or any(sign.isspace() for sign in given):
        raise Misread
    return given


def cost(given: str) -> str:
    """The cost of a guess in one way of writing it, within what `nearer.crypto` allows."""
    memory, _, passes = given.partition(":")
    try:
        allowed = Cost(whole(range(1, 10**9))(memory), whole(range(1, 10**9))(passes))
    except BrokenSeal:
        raise Misread("which is outside what keeps guessing dear and signing in possible") from None
    return f"{allowed.memory_kib}:{allowed.passes}"


def proxies(given: str) -> str:
    """Addresses and networks with commas, as uvicorn reads them: it takes `10.0.0.1/8`, whose
    address stands for its network, for a name that nobody has."""
    listed = [each.strip() for each in given.split(",") if each.strip()]
    try:
        networks = [each if each == EVERYBODY else network(each) for each in listed]
    except ValueError:
        raise Misread from None
    return ",".join(networks)


def network(given: str) -> str:
    found = ip_network(given, strict=False)
    return str(found) if "/" in given else str(found.network_address)


def live(given: str) -> str:
    """The word postgres, or the address of a PostgreSQL, a Redis or a Valkey."""
    if not given or given == POSTGRES:
        return given
    parts = split(given)
    if ROADS.get(parts.scheme) is None or not (parts.hostname or parts.path):
        raise Misread
    return given


def database_address(given: str) -> str:
    if given:
        postgresql(given)
    return given


def postgresql(given: str) -> SplitResult:
    """The parts of the address of a database on a PostgreSQL."""
    parts = split(given)
    is_named = parts.path.strip("/") or "service" in dict(parse_qsl(parts.query))
    if parts.scheme not in POSTGRESQL or parts.port == 0 or not is_named:
        raise Misread
    return parts


def split(given: str) -> SplitResult:
    """The parts of an address, with a port that is one."""
    try:
        parts = urlsplit(given)
        _ = parts.port
    except ValueError:  # a sign in the password that is not escaped as %.., or a port of letters
        raise Misread from None
    return parts
