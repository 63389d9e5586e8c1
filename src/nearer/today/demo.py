"""What Ann and Ben of the demo have still to open."""

from __future__ import annotations

from datetime import datetime, time

from nearer.couples.logic.closed import second
from nearer.couples.logic.slots import OPENED_SLOT
from nearer.couples.payloads import Opened
from nearer.registry.demo import Demo

UNOPENED = 3  # days


def leave_unopened(demo: Demo) -> None:
    """They have opened whatever is older than a few days."""
    for actor in demo.two:
        since = datetime.combine(demo.ago(UNOPENED), time(), actor.own.zone)
        actor.own.put(Opened(second(since)), OPENED_SLOT)
