"""The tick: work that falls due, done without any key.

Each round erases by condition alone, so that two rounds at once, or a change of mind at the last
moment, cannot cross: what another round has taken is no longer there.
"""

from __future__ import annotations

import logging
from datetime import datetime

from django.utils import timezone

from nearer.features.reminders.confirming import forget_unconfirmed
from nearer.features.reminders.mails import send_due
from nearer.pairing.inviting import end_overdue_invitations
from nearer.people.erasing import erase_due
from nearer.people.models import Attempts, Draft
from nearer.people.sessions import end_overdue

log = logging.getLogger(__name__)


def tick(now: datetime) -> dict[str, int]:
    """One round. Returns how many of what."""
    return {
        "accounts erased": erase_due(now),
        "sessions ended": end_overdue(now),
        "drafts erased": Draft.objects.filter(expires_at__lte=now).delete()[0],
        "invitations ended": end_overdue_invitations(now),
        "counts of tries erased": Attempts.objects.filter(until__lte=now).delete()[0],
        "addresses forgotten": forget_unconfirmed(now),
        # Last: a mail server may be slow.
        "reminders sent": send_due(now),
    }


def tick_quietly() -> None:
    """One round inside the server, which goes on whatever happens.

    Says nothing of what it did: a line a minute would be a diary of when people are here.
    """
    try:
        tick(timezone.now())
    except Exception:
        log.exception("a round of the tick failed; the next one tries again")
