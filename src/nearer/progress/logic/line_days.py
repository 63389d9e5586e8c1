"""What of a person's days goes into a line that they let the other see."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from msgspec.structs import replace

from nearer.progress.payloads import DAYS, ReleasedLine

# The zone in which a day ends last is twelve hours behind UTC.
BEHIND = timedelta(hours=12)


def first_day(today: date) -> date:
    """Of the twelve weeks that end today."""
    return today - timedelta(days=DAYS - 1)


def last_day_over(now: datetime) -> date:
    """The newest day that is over everywhere on earth. `now`: in UTC."""
    return (now - BEHIND).date() - timedelta(days=1)


def cut(series: str, values: Iterable[tuple[date, int]], today: date) -> ReleasedLine:
    """Twelve weeks up to today. A day is written while it lasts and shown once it is over: were it
    written later, the moment at which it appears would tell when somebody was here again."""
    first, known = first_day(today), dict(values)
    days = (first + timedelta(days=count) for count in range(DAYS))
    return ReleasedLine(series, first, tuple(known.get(day) for day in days))


def kept_up(old: ReleasedLine, new: ReleasedLine, today: date) -> ReleasedLine:
    """The new line, without days that were not in the old one when they were over: what was written
    in a pause stays with its writer, and no gap that fills up tells of the pause."""
    known = {today, *(day for day, _ in old.answers())}
    days = ((new.since + timedelta(days=count), value) for count, value in enumerate(new.values))
    return replace(new, values=tuple(value if day in known else None for day, value in days))


def line_slot(series: str, person: UUID) -> str:
    """One of each line for each of the two."""
    return f"line/{series}/{person}"
