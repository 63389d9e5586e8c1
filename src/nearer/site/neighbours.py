"""Other processes that serve from this database, on whatever machine they are.

Without `NEARER_LIVE` one process does not hear of another: a lock at one would leave pages open at
the other. `alone.py` sees those that share a folder. For all others each process says once a minute
in a row of its own that it is there. Whose row moves is alive: no two clocks are compared, and what
a process that was killed has left behind is none.
"""

from __future__ import annotations

import logging
import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from nearer.site.models import Server

LEFT_BEHIND = timedelta(hours=1)
# Looks without a move after which the others are gone: one that is busy may be late.
QUIET = 3
NOT_HEARD = (
    "another process serves from this database, and without NEARER_LIVE they do not hear of each "
    "other: a lock at one leaves pages open at the other"
)
ALONE_AGAIN = "no other process serves from this database any more"

log = logging.getLogger(__name__)


class Neighbours:
    """What this process knows of the others."""

    def __init__(self) -> None:
        self.me = uuid.uuid4()
        self._quiet = QUIET
        self._moved_at: dict[uuid.UUID, datetime] | None = None

    def look(self, now: datetime) -> None:
        """Says that this process is there, and looks who else has said so since the last look."""
        Server.objects.update_or_create(id=self.me, defaults={"seen_at": now})
        others = Server.objects.exclude(id=self.me)
        others.filter(seen_at__lt=now - LEFT_BEHIND).delete()
        found = dict(others.values_list("id", "seen_at"))
        before, self._moved_at = self._moved_at, found
        has_moved = before is not None and not found.items() <= before.items()
        self._quiet = 0 if has_moved else self._quiet + 1

    @property
    def is_alone(self) -> bool:
        """Until one of the others was seen to move, and again when none does any more."""
        return self._quiet >= QUIET

    @property
    def warning(self) -> str:
        """What an operator has to know; empty if all is well."""
        return "" if self.is_alone or settings.NEARER_LIVE else NOT_HEARD


neighbours = Neighbours()


def look_quietly() -> None:
    """One look inside the server. What changes is said in the log, once."""
    before = neighbours.warning
    try:
        neighbours.look(timezone.now())
    except Exception:
        log.exception("looking for other processes failed; the next minute tries again")
    if neighbours.warning != before:
        log.warning("%s", neighbours.warning or ALONE_AGAIN)
