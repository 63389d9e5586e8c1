"""What of a person's days goes into a line that they let the other see."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from nearer.progress.payloads import DAYS, ReleasedLine

# The zone in which a day ends last is twelve hours behind UTC.
BEHIND = timedelta(hours=12)


def first_day(today: date) -> date:
    """Of the twelve weeks that end today."""
    return today - timedelta(days=DAYS - 1)


def last_day_over(now: datetime) -> date:
    """The newest day that is over everywhere on earth. `now`: in UTC."""
    return (now - BEHIND).date() - timedelta(days=1)


def cut(series: str, values: Iterable[tuple[date, int | None]], today: date) -> ReleasedLine:
    """Twelve weeks up to today. A day is written while it lasts and shown once it is over: were it
    written later, the moment at which it appears would tell when somebody was here again."""
    first, known = first_day(today), dict(values)
    days = (first + timedelta(days=count) for count in range(DAYS))
    return ReleasedLine(series, first, tuple(known.get(day) for day in days))


def kept_up(line: ReleasedLine, day: date, value: int | None, today: date) -> ReleasedLine:
    """The line with this value on a day; the same one where that changes nothing.

    A day that was not in it when it was over stays out: what was written in a pause stays with its
    writer, and no gap that fills up tells of the pause.
    """
    known = dict(line.answers())
    if known.get(day) == value or day not in {today, *known}:
        return line
    return cut(line.line, (known | {day: value}).items(), today)


def line_slot(series: str, person: UUID) -> str:
    """One of each line for each of the two."""
    return f"line/{series}/{person}"
