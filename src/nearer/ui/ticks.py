"""The time axis of a chart: the days it spans, and the labels beneath."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from django.utils.formats import date_format

MOST = 6
NEAR_THE_END = 930  # a label further right would run into the margin


class Span(NamedTuple):
    """From the first day to the last, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days

    def place(self, day: date) -> int:
        """The x coordinate, 0..1000 from left to right; 500 for a single day."""
        return round(1000 * (day - self.first).days / self.days) if self.days else 500


def ticks(span: Span) -> list[tuple[date, str]]:
    """At most six (day, label): days for some weeks, months for a year or two, then years."""
    if span.days <= 45:
        chosen = _days(span), "j M"
    elif span.days <= 800:
        chosen = _months(span), "M"
    else:
        chosen = _years(span), "Y"
    days, form = chosen
    return [(day, date_format(day, form)) for day in days if span.place(day) <= NEAR_THE_END]


def _days(span: Span) -> list[date]:
    stride = max(1, -(-span.days // 3))
    return [span.first + timedelta(days=gone) for gone in range(0, span.days + 1, stride)]


def _months(span: Span) -> list[date]:
    """The first of each month, or of every second, third ...; the first day if that is near one."""
    count = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month
    starts = [_month(span.first, ahead) for ahead in range(count + 1)]
    starts = [day for day in starts if day >= span.first] or [span.first]
    return starts[:: -(-len(starts) // MOST)]


def _month(day: date, ahead: int) -> date:
    months = day.year * 12 + day.month - 1 + ahead
    return date(months // 12, months % 12 + 1, 1)


def _years(span: Span) -> list[date]:
    years = range(span.first.year + 1, span.last.year + 1)
    return [date(year, 1, 1) for year in years[:: -(-len(years) // MOST)]]
