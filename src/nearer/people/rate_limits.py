"""Rate limits: make whoever guesses wait, and nobody else.

Failures are counted, nothing besides, and each asks for a short wait before the next attempt: none
for the first few, then one, two, four seconds and so on, up to half a minute. Nobody is shut out,
and no counter moves because an attempt succeeded. Which counters hold depends on who asks:

- in an open session: that session's own
- a device on which this account was opened before: that device's own
- any other: that of its network and that of the name. For the name, each wider network waits on its
  own, so that somebody who goes on guessing from elsewhere cannot keep a new phone waiting.

Networks are /64 and /24, the wider ones /48 and /24: whoever has one address of IPv6 has them all.
Rows are found under hashes that name nobody.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from django.db import transaction
from django.utils import timezone

from nearer.crypto import Hidden, rate_key
from nearer.people.keyring import WrongWords
from nearer.people.known_devices import Device
from nearer.people.models import Attempts
from nearer.people.pepper import pepper

# After this long without another failure a counter begins anew.
WINDOW = timedelta(minutes=15)
LONGEST = timedelta(seconds=30)
# For how long an attempt at a name that others guess at may be made, once it has been waited for.
TURN = timedelta(minutes=5)
# Failures without a wait. One mistypes one name a few times; many people share one network.
FREE = {"session": 5, "device": 5, "name": 10, "network": 30, "newcomer": 60, "draft": 60}

_in_flight: set[bytes] = set()
_lock = threading.Lock()


class TooManyTries(Exception):
    """The next attempt has to wait, or a limit is reached, until a moment."""

    def __init__(self, until: datetime) -> None:
        super().__init__()
        self.until = until

    @property
    def seconds(self) -> int:
        """How long to wait, in whole seconds and at least one."""
        return max(1, math.ceil((self.until - timezone.now()).total_seconds()))

    @property
    def minutes(self) -> int:
        """The same in whole minutes."""
        return math.ceil(self.seconds / 60)


@dataclass(frozen=True, repr=False)
class Asker(Hidden):
    """Who asks to be let in. `session`: the hash of the open session, for asking once more."""

    address: str
    device: Device | None = None
    session: bytes = b""

    @property
    def network(self) -> str:
        return network(self.address, 64)

    @property
    def wider_network(self) -> str:
        return network(self.address, 48)


def network(address: str, bits: int) -> str:
    """The network of an address: the given bits of IPv6, 24 of IPv4, also where that is written as
    IPv6. What is no address counts as itself."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    return str(ip_network((ip, bits if ip.version == 6 else 24), strict=False))


@contextmanager
def attempt(name: str, asker: Asker) -> Iterator[None]:
    """Around one attempt to open an account. Raises `TooManyTries` before it, if it has to wait.

    An attempt that ends with `WrongWords` counts. Of attempts that have waited, one at a time is
    made in each process: many at once would be many for one wait.
    """
    counters = _counters(name, asker)
    waited = [key for what, key in counters if what != "name" and _has_waited(what, key)]
    wait = _wait_at(counters)
    turn = _take_turn(name, asker, wait) if wait else None
    with _one_at_a_time([*waited, turn] if turn else waited):
        try:
            yield
        except WrongWords:
            for _, key in counters:
                _add_failure(key)
            if turn:
                _turn(turn, _wait_at(counters), is_used_up=True)
            raise


def count_newcomer(address: str) -> None:
    """Counts one sign-up from a network: each costs an Argon2id. Raises `TooManyTries`."""
    _count_cost("newcomer", address)


def count_draft(address: str) -> None:
    """Counts what somebody without an account begins to keep here: each is a row for a day. Raises
    `TooManyTries`."""
    _count_cost("draft", address)


def _count_cost(what: str, address: str) -> None:
    key = _key(what, network(address, 64))
    _has_waited(what, key)
    _add_failure(key)


def count(what: str, whose: str, limit: int, window: timedelta = WINDOW) -> None:
    """Counts one action of one person. Raises `TooManyTries` after `limit` of them in a window."""
    key, now = _key(what, whose), timezone.now()
    with transaction.atomic():
        row = _row(key, now, now + window)
        row.tries += 1
        row.save(update_fields=["tries", "until"])
    if row.tries > limit:
        raise TooManyTries(row.until)


def one_at_a_time(what: str, whose: str) -> AbstractContextManager[None]:
    """For work that one person may have done once in one process. Raises `TooManyTries`."""
    return _one_at_a_time([_key(what, whose)])


def erase_old_counts(now: datetime) -> int:
    """Deletes counters that begin anew. Returns how many."""
    return Attempts.objects.filter(until__lte=now).delete()[0]


def _counters(name: str, asker: Asker) -> list[tuple[str, bytes]]:
    """What counts the failures of this asker: the kind of each counter, and its key."""
    if asker.session:
        return [("session", _key("session", asker.session.hex()))]
    if asker.device and asker.device.knows(name):
        return [("device", _key("device", asker.device.secret.hex(), name))]
    return [("network", _key("network", asker.network)), ("name", _key("name", name))]


def _wait(what: str, key: bytes) -> tuple[timedelta, datetime]:
    """How long the next attempt waits, and since when: the last failure."""
    row = Attempts.objects.filter(key=key, until__gt=timezone.now()).first()
    if row is None or row.tries < FREE[what]:
        return timedelta(), timezone.now()
    seconds = 2.0 ** min(row.tries - FREE[what], 10)
    return min(LONGEST, timedelta(seconds=seconds)), row.until - WINDOW


def _has_waited(what: str, key: bytes) -> bool:
    """Whether there was a wait, which is over. Raises `TooManyTries` while it is not."""
    wait, since = _wait(what, key)
    if since + wait > timezone.now():
        raise TooManyTries(since + wait)
    return bool(wait)


def _wait_at(counters: list[tuple[str, bytes]]) -> timedelta:
    """How long the name is waited for by now, if others guess at it."""
    waits = (_wait(what, key)[0] for what, key in counters if what == "name")
    return next(waits, timedelta())


def _take_turn(name: str, asker: Asker, wait: timedelta) -> bytes:
    """The turn of a network at a name that is guessed at. Raises `TooManyTries` until it has waited
    since it first asked."""
    key = _key("turn", name, asker.wider_network)
    if (begins := _turn(key, wait)) > timezone.now():
        raise TooManyTries(begins)
    return key


def _turn(key: bytes, wait: timedelta, *, is_used_up: bool = False) -> datetime:
    """When the turn begins: the one that was asked for, or the next one."""
    now = timezone.now()
    until = now + wait + TURN
    with transaction.atomic():
        row = _row(key, now, until)
        if is_used_up:
            row.until = until
            row.save(update_fields=["until"])
    return row.until - TURN


def _add_failure(key: bytes) -> None:
    now = timezone.now()
    with transaction.atomic():
        row = _row(key, now, now + WINDOW)
        row.tries, row.until = row.tries + 1, now + WINDOW
        row.save(update_fields=["tries", "until"])


def _row(key: bytes, now: datetime, until: datetime) -> Attempts:
    """The row of a counter, locked. One whose time is over begins anew."""
    rows = Attempts.objects.select_for_update()
    row, _ = rows.get_or_create(key=key, defaults={"tries": 0, "until": until})
    if row.until <= now:
        row.tries, row.until = 0, until
        row.save(update_fields=["tries", "until"])
    return row


@contextmanager
def _one_at_a_time(keys: list[bytes]) -> Iterator[None]:
    with _lock:
        if not _in_flight.isdisjoint(keys):
            raise TooManyTries(timezone.now() + timedelta(seconds=1))
        _in_flight.update(keys)
    try:
        yield
    finally:
        with _lock:
            _in_flight.difference_update(keys)


def _key(*parts: str) -> bytes:
    return rate_key(pepper()[1], *(part.encode() for part in parts))
