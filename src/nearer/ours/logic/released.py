"""What of a person's days goes into a line that they release."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec
from msgspec.structs import replace

from nearer.features.feelings.payloads import CheckIn
from nearer.insights.logic import look
from nearer.ours.payloads import DAYS, Measure, ReleasedLine

# By the numbers that stand for them in addresses.
LINES = msgspec.convert(look.LINES, dict[str, Measure])
USUAL = "1"
# The last place on earth where a day ends is so far behind UTC.
BEHIND = timedelta(hours=12)


def first_day(today: date) -> date:
    """Of the twelve weeks that end today."""
    return today - timedelta(days=DAYS - 1)


def last_day_over(now: datetime) -> date:
    """The newest day that is over everywhere on earth. `now`: in UTC."""
    return (now - BEHIND).date() - timedelta(days=1)


def cut(line: Measure, days: Mapping[date, CheckIn], today: date) -> ReleasedLine:
    """Twelve weeks up to today. A day is written while it lasts and shown once it is over: were it
    written later, the moment at which it appears would tell when somebody was here again."""
    first = first_day(today)
    each = (days.get(first + timedelta(days=count), CheckIn()) for count in range(DAYS))
    return ReleasedLine(line, first, tuple(getattr(said, line) for said in each))


def kept_up(old: ReleasedLine, new: ReleasedLine, today: date) -> ReleasedLine:
    """The new line, without days that were not in the old one when they were over: what was written
    in a pause stays with its writer, and no gap that fills up tells of the pause."""
    known = {today, *(day for day, _ in old.answers())}
    days = ((new.since + timedelta(days=count), value) for count, value in enumerate(new.values))
    return replace(new, values=tuple(value if day in known else None for day, value in days))


def line_slot(line: Measure, person: UUID) -> str:
    """One of each line for each of the two."""
    return f"line/{line}/{person}"
