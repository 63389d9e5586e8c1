"""The tick: scheduled jobs (cron), which run without any key.

Each feature declares its own in `Feature.due`. A job claims its rows by a conditional update, so
that two rounds at once, or a cancellation at the last moment, cannot race: what another round has
taken is no longer there.
"""

from __future__ import annotations

import logging
from datetime import datetime

from django.utils import timezone

from nearer.registry.installed import features

log = logging.getLogger(__name__)


def tick(now: datetime) -> dict[str, int]:
    """One round. Returns the number of rows by job, in the order of the features."""
    due = [job for each in features().values() for job in each.due.items()]
    return {what: work(now) for what, work in due}


def tick_quietly() -> None:
    """One round inside the server. A failure is logged and the next round tries again.

    Successes are not logged: a line a minute would be a record of when people are here.
    """
    try:
        tick(timezone.now())
    except Exception:
        log.exception("a round of the tick failed; the next one tries again")
