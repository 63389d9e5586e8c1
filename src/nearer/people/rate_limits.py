"""Rate limits: slow down guessing. Counts attempts in a window of time under hashes that name
nobody."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from nearer.crypto import rate_key
from nearer.people.models import Attempts
from nearer.people.pepper import pepper

WINDOW = timedelta(minutes=15)
# An attacker tries many names from one address; a person mistypes one name a few times.
AT_ONE_NAME = 8
FROM_ONE_ADDRESS = 60


class TooManyTries(Exception):
    """The rate limit is reached: wait until the window is over."""

    def __init__(self, until: datetime) -> None:
        super().__init__()
        self.until = until

    @property
    def minutes(self) -> int:
        """How long to wait, in whole minutes and at least one."""
        return max(1, math.ceil((self.until - timezone.now()) / timedelta(minutes=1)))


def count_try(name: str, address: str) -> None:
    """Counts one attempt at a name from an address. Raises `TooManyTries`."""
    _count(_key("name", name, address), AT_ONE_NAME)
    _count(_key("address", address), FROM_ONE_ADDRESS)


def count_newcomer(address: str) -> None:
    """Counts one sign-up from an address: each costs an Argon2id. Raises `TooManyTries`."""
    _count(_key("newcomer", address), FROM_ONE_ADDRESS)


def count(what: str, whose: str, limit: int) -> None:
    """Counts one action of one person. Raises `TooManyTries` after `limit` of them in the
    window."""
    _count(_key(what, whose), limit)


def erase_old_counts(now: datetime) -> int:
    """Deletes counts whose window is over. Returns how many."""
    return Attempts.objects.filter(until__lte=now).delete()[0]


def forgive(name: str, address: str) -> None:
    """Resets the attempts at a name after one that succeeded."""
    Attempts.objects.filter(key=_key("name", name, address)).delete()


def _key(*parts: str) -> bytes:
    return rate_key(pepper()[1], *(part.encode() for part in parts))


def _count(key: bytes, limit: int) -> None:
    now = timezone.now()
    with transaction.atomic():
        row, _ = Attempts.objects.select_for_update().get_or_create(
            key=key, defaults={"tries": 0, "until": now + WINDOW}
        )
        if row.until <= now:
            row.tries, row.until = 0, now + WINDOW
        row.tries += 1
        row.save(update_fields=["tries", "until"])
    if row.tries > limit:
        raise TooManyTries(row.until)
