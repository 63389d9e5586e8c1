"""The tick: scheduled jobs (cron), which run without any key.

Each feature declares its own in `Feature.due`. A job claims its rows by a conditional update, so
that two rounds at once, or a cancellation at the last moment, cannot race: what another round has
taken is no longer there. Of several processes one claims each round in the same way, so that they
do not all do the same work.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from nearer.registry.declaration import Undone
from nearer.registry.installed import features
from nearer.site.models import Round
from nearer.site.outages import outage

# Seconds between two rounds.
TICK_EVERY = 60.0
# A little less: two processes do not begin at the same moment.
CLAIMED_FOR = timedelta(seconds=TICK_EVERY - 5)
NEVER = datetime.fromtimestamp(0, UTC)

log = logging.getLogger(__name__)


@dataclass
class Done:
    """What a round did. `counts`: rows by job, in the order of the features; `left`: a sentence on
    what something else kept it from."""

    counts: dict[str, int] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)


def tick(now: datetime) -> Done:
    """One round."""
    done = Done()
    for what, work in [job for each in features().values() for job in each.due.items()]:
        try:
            done.counts[what] = work(now)
        except Undone as undone:
            done.counts[what] = undone.count
            done.left.append(str(undone))
    return done


def tick_now(now: datetime) -> Done:
    """One round, whoever has done one a moment ago."""
    Round.objects.update_or_create(id=Round.ONLY, defaults={"began_at": now})
    return _noted(now)


def tick_quietly() -> None:
    """One round inside the server, unless another process has just begun one. A failure is logged
    and the next round tries again.

    Successes are not logged: a line a minute would be a record of when people are here.
    """
    now = timezone.now()
    try:
        if claim(now):
            for sentence in _noted(now).left:
                log.warning("%s", sentence)
            outage.end()
    except Exception:
        log.exception("a round of the tick failed; the next one tries again")


def claim(now: datetime) -> bool:
    """Whether this round is ours. A row from the future is of a clock that was wrong."""
    Round.objects.get_or_create(id=Round.ONLY, defaults={"began_at": NEVER})
    is_over = Q(began_at__lte=now - CLAIMED_FOR) | Q(began_at__gt=now + CLAIMED_FOR)
    return bool(Round.objects.filter(is_over, id=Round.ONLY).update(began_at=now))


def _noted(now: datetime) -> Done:
    done = tick(now)
    Round.objects.filter(id=Round.ONLY).update(ended_at=timezone.now())
    return done


def last_round() -> datetime | None:
    """When the last round ended that did; None before the first."""
    return Round.objects.filter(id=Round.ONLY).values_list("ended_at", flat=True).first()
