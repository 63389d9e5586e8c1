"""In a pause nothing comes into a line that is shown, and nothing of the pause shows in it."""

from __future__ import annotations

from datetime import timedelta

import time_machine
from django.utils import timezone

from nearer.couples.pausing import pause, resume
from nearer.progress.payloads import ReleasedLine
from tests.cast import Couple, Friend
from tests.progress.lines import check_in, come_back, erase, lived, release, see, stored

__all__ = ["lived"]


def test_what_was_written_in_a_pause_never_shows(couple: Couple) -> None:
    """Otherwise a gap that fills up later would tell that there was a pause, and how long."""
    ann = couple.first
    with time_machine.travel(timezone.now(), tick=False) as clock:
        release(ann, couple)
        pause(ann.space, None)
        clock.shift(timedelta(days=1))
        come_back(ann)
        missed = ann.space.today()
        check_in(ann, missed, 5)
        resume(ann.space)
        clock.shift(timedelta(days=1))
        come_back(ann)
        check_in(ann, ann.space.today(), 6)
    values = dict(stored(couple, ann).answers())
    assert missed not in values
    assert values[missed + timedelta(days=1)] == 6


def test_a_day_erased_in_a_pause_is_gone_from_the_line(couple: Couple) -> None:
    ann = couple.first
    release(ann, couple)
    pause(ann.space, None)
    gone = ann.space.today() - timedelta(days=3)
    erase(ann, gone)
    assert gone not in dict(stored(couple, ann).answers())


def test_no_line_is_released_in_a_pause(couple: Couple, ann: Friend) -> None:
    pause(ann.space, None)
    release(ann, couple)
    page = see(ann, couple)
    assert "You are taking a pause" in page
    assert "Share my line" not in page
    assert couple.seen_by(ann).count(ReleasedLine) == 0
    resume(ann.space)
    release(ann, couple)
    assert couple.seen_by(ann).count(ReleasedLine) == 1
