"""One look back: which line, over which time, in days, weeks or months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from nearer.features.feelings.logic.change import BEFORE, RECENT
from nearer.features.feelings.logic.history import Grain, grain, measure, usual_range
from nearer.features.feelings.logic.retelling import plain
from nearer.features.feelings.payloads import CheckIn
from nearer.ui import series
from nearer.ui.phrases import Phrase
from nearer.ui.phrases import gettext_noop as _

Days = Sequence[tuple[date, CheckIn]]
Answers = Sequence[tuple[date, int]]

# Addresses stay in the browser's history, where a number says nothing.
LINES: Mapping[str, str] = {
    "1": "closeness",
    "2": "circles",
    "3": "opened_up",
    "4": "felt_understood",
    "5": "tension",
    "6": "wish_to_withdraw",
    "7": "enjoyed_together",
}
GATHERED = {"day": series.by_day, "week": series.by_week, "month": series.by_month}
USUAL = _("On half of the days it was between {low} and {high} of ten.")
USUAL_ONE = _("It was mostly {middle} of ten.")


@dataclass(frozen=True)
class Time:
    """A stretch up to today, and what one mark in it stands for. `length` None is everything."""

    length: timedelta | None = None
    grain: Grain | None = None

    def first(self, today: date, oldest: date) -> date:
        return today - self.length + timedelta(days=1) if self.length else oldest

    def opened_since(self, today: date) -> date | None:
        """The first day that has to be read: the summary compares with the weeks before."""
        return today - max(self.length, RECENT + BEFORE) if self.length else None


TIMES: Mapping[str, Time] = {
    "30": Time(timedelta(days=30), "day"),
    "84": Time(timedelta(days=84), "week"),
    "365": Time(timedelta(days=365), "week"),
    "all": Time(),
}
USUAL_TIME = "84"


def line_of(chosen: str, days: Days) -> str:
    """The chosen line's number, or that of the one this person answers most."""
    wanted = measure(days)
    return chosen if chosen in LINES else next(key for key, name in LINES.items() if name == wanted)


def answers(days: Days, line: str) -> Answers:
    """The days on which a line was answered, oldest first."""
    found = [(day, getattr(checkin, LINES[line])) for day, checkin in days]
    return sorted((day, value) for day, value in found if value is not None)


def within(found: Answers, first: date, last: date) -> Answers:
    return [answer for answer in found if first <= answer[0] <= last]


def marks(found: Answers, time: Time, first: date, last: date) -> tuple[Grain, list[series.Point]]:
    """What one mark stands for, and the marks from `first` to `last`, gaps left as gaps."""
    kind = time.grain or grain(first, last)
    return kind, GATHERED[kind](within(found, first, last))


def usual(found: Answers) -> Phrase | None:
    """The range in which half of the days lie, or nothing while there are too few of them."""
    half = usual_range([value for _day, value in found])
    if half is None:
        return None
    if half.low == half.high:
        return Phrase(USUAL_ONE, {"middle": plain(half.middle)})
    return Phrase(USUAL, {"low": plain(half.low), "high": plain(half.high)})
