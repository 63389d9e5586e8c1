"""Looking back on one's own days: what was said, how often, within which range.

There is no streak in here, and a day without a check-in is a quiet day, never a missed one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from nearer.features.feelings.logic.change import Change, change
from nearer.features.feelings.payloads import CheckIn, State
from nearer.ui.series import Range, usual_range

History = Sequence[tuple[date, CheckIn]]
Values = Sequence[tuple[date, int]]
Measure = Literal["circles", "closeness"]


@dataclass(frozen=True)
class Summary:
    written: int
    states: dict[State, int]
    words: tuple[str, ...]
    usual: Range | None
    change: Change | None


def summary(history: History, first: date, last: date) -> Summary:
    """What one's own days from `first` to `last` say. `change` may look at the days before."""
    within = [checkin for day, checkin in history if first <= day <= last]
    values = closeness(history)
    chosen = Counter(word for checkin in within for word in checkin.words)
    return Summary(
        written=len(within),
        states=dict(Counter(checkin.state for checkin in within)),
        words=tuple(word for word, _ in chosen.most_common(3)),
        usual=usual_range([value for day, value in values if first <= day <= last]),
        change=change(values, last),
    )


def measure(history: History) -> Measure:
    """Circles or the line "felt close", whichever is there more often: one history never mixes
    the two, for a step between them would look like a change between the people."""
    circles = sum(checkin.circles is not None for _, checkin in history)
    lines = sum(checkin.closeness is not None for _, checkin in history)
    return "closeness" if lines > circles else "circles"


def closeness(history: History) -> Values:
    """The days on which closeness was given, oldest first."""
    name = measure(history)
    found = [(day, getattr(checkin, name)) for day, checkin in history]
    return sorted((day, value) for day, value in found if value is not None)
