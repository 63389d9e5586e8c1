"""What of a person's days goes into a line that they release."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

import msgspec

from nearer.feelings.payloads import CheckIn
from nearer.insights.logic import look
from nearer.ours.payloads import DAYS, Measure, ReleasedLine

# By the numbers that stand for them in addresses.
LINES = msgspec.convert(look.LINES, dict[str, Measure])
USUAL = "1"


def first_day(today: date) -> date:
    """Of the twelve weeks that end yesterday."""
    return today - timedelta(days=DAYS)


def cut(line: Measure, days: Mapping[date, CheckIn], today: date) -> ReleasedLine:
    """The days that are over. Today's would tell whether and when somebody has been here."""
    first = first_day(today)
    each = (days.get(first + timedelta(days=count), CheckIn()) for count in range(DAYS))
    return ReleasedLine(line, first, tuple(getattr(said, line) for said in each))


def line_slot(line: Measure, person: UUID) -> str:
    """One of each line for each of the two."""
    return f"line/{line}/{person}"
