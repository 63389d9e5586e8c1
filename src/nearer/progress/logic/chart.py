"""The chart of Progress: which series, over which time, in days, weeks or months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from nearer.ui import series
from nearer.ui.phrases import Phrase
from nearer.ui.phrases import gettext_noop as _
from nearer.ui.series import Grain, grain, plain, usual_range

Values = Sequence[tuple[date, int]]

GATHERED = {"day": series.by_day, "week": series.by_week, "month": series.by_month}
USUAL = _("The middle half of your days reaches from {low} to {high} of ten.")
USUAL_ONE = _("It was mostly {middle} of ten.")


@dataclass(frozen=True)
class Time:
    """A stretch up to today, and what one mark in it stands for. `length` None is everything."""

    length: timedelta | None = None
    grain: Grain | None = None

    def first(self, today: date, oldest: date) -> date:
        return today - self.length + timedelta(days=1) if self.length else oldest

    def opened_since(self, today: date, before: timedelta) -> date | None:
        """The first day that has to be read. `before`: how much further back a story compares."""
        return today - max(self.length, before) if self.length else None


TIMES: Mapping[str, Time] = {
    "30": Time(timedelta(days=30), "day"),
    "84": Time(timedelta(days=84), "week"),
    "365": Time(timedelta(days=365), "week"),
    "all": Time(),
}
USUAL_TIME = "84"


def within(values: Values, first: date, last: date) -> Values:
    return [answer for answer in values if first <= answer[0] <= last]


def marks(values: Values, time: Time, first: date, last: date) -> tuple[Grain, list[series.Point]]:
    """What one mark stands for, and the marks from `first` to `last`, gaps left as gaps."""
    kind = time.grain or grain(first, last)
    return kind, GATHERED[kind](within(values, first, last))


def usual(values: Values) -> Phrase | None:
    """What the middle half of the days reaches, or nothing while there are too few of them."""
    half = usual_range([value for _day, value in values])
    if half is None:
        return None
    if half.low == half.high:
        return Phrase(USUAL_ONE, {"middle": plain(half.middle)})
    return Phrase(USUAL, {"low": plain(half.low), "high": plain(half.high)})
