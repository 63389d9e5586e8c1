"""Lines that two let each other see. Each releases their own; both are drawn or neither is.

A release stands until it is taken back: it is kept up with the days of its owner. Nothing of that
can be watched: what is stored says no hour of the day, a day shows only once it is over, and no
open page is told of any of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from nearer.features.feelings.payloads import CheckIn
from nearer.insights.looking import GRAINS, NAMES
from nearer.ours.logic.released import (
    LINES,
    USUAL,
    cut,
    first_day,
    kept_up,
    last_day_over,
    line_slot,
)
from nearer.ours.payloads import Measure, ReleasedLine
from nearer.ours.sharing import name_of, names
from nearer.pairing.pausing import pausing
from nearer.spaces.space import Entry, OpenSpace
from nearer.ui.charts import Line, by_week, line_chart

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words


def release(private: OpenSpace, couple: OpenSpace, line: Measure) -> None:
    """From now on the other sees this line, once they show theirs too."""
    _put(couple, as_released(private, line))


def take_back(couple: OpenSpace, line: Measure) -> None:
    with couple.untold():
        if found := mine(couple, line):
            found.erase()


def mine(couple: OpenSpace, line: Measure) -> Entry[ReleasedLine] | None:
    return couple.in_slot(ReleasedLine, line_slot(line, couple.me))


def lines_shown(couple: OpenSpace) -> list[Words]:
    """What one's own released lines are called."""
    own = {each.payload.line for each in _released(couple) if each.author == couple.me}
    return [NAMES[line] for line in LINES.values() if line in own]


def keep_up(private: OpenSpace, couple: OpenSpace) -> None:
    """Takes today into the lines one has released, unless one has paused."""
    own = [entry.payload for entry in _released(couple) if entry.author == couple.me]
    if not own or couple.is_closed or pausing(private):
        return
    for line in own:
        _put(couple, kept_up(line, as_released(private, line.line), private.today()))


def _released(couple: OpenSpace) -> list[Entry[ReleasedLine]]:
    """Those that stand where their author alone can have put them."""
    every = couple.entries(ReleasedLine)
    return [each for each in every if each.slot == line_slot(each.payload.line, each.author)]


def as_released(private: OpenSpace, line: Measure) -> ReleasedLine:
    today = private.today()
    entries = private.entries(CheckIn, first_day(today), today)
    return cut(line, {entry.day: entry.payload for entry in entries}, today)


def _put(couple: OpenSpace, line: ReleasedLine) -> None:
    midnight = datetime.combine(couple.today(), time(), couple.zone).astimezone(UTC)
    silent = replace(couple, clock=lambda: midnight)
    with silent.untold():
        silent.put(line, line_slot(line.line, couple.me))


@dataclass(frozen=True, repr=False)
class Together:
    """A line as one of the two sees it. `own`: what they show, or would; `chart`: both, or None."""

    key: str
    name: Words
    is_shown: bool
    own: SafeString
    chart: SafeString | None
    choices: list[tuple[str, Words, bool]]
    legend: Words = GRAINS["week"]


def together(private: OpenSpace, couple: OpenSpace, key: str) -> Together:
    """The chosen line, or the first. Where not both are released, the other's is as none at all."""
    key = key if key in LINES else USUAL
    line, me = LINES[key], couple.me
    both = {each.author: each.payload for each in _released(couple) if each.payload.line == line}
    own = {me: both.get(me) or as_released(private, line)}
    return Together(
        key=key,
        name=NAMES[line],
        is_shown=me in both,
        own=_drawn(couple, own, NAMES[line]),
        chart=_drawn(couple, own | both, NAMES[line]) if me in both and len(both) > 1 else None,
        choices=[(each, NAMES[name], each == key) for each, name in LINES.items()],
    )


def _drawn(space: OpenSpace, shown: Mapping[UUID, ReleasedLine], name: Words) -> SafeString:
    """One's own line first and solid, the other's dashed, each with its name at its end."""
    called = {space.me: gettext("You")} | names(space)
    last = last_day_over(space.clock())
    first = first_day(last)
    lines = [
        Line(
            name_of(called, person),
            by_week(answer for answer in line.answers() if first <= answer[0] <= last),
            "me" if person == space.me else "partner",
        )
        for person, line in shown.items()
    ]
    marks = [mark.day for line in lines for mark in line.points]
    return line_chart(
        lines,
        name=gettext("%(line)s, 0 to 10") % {"line": name},
        summary=str(GRAINS["week"]),
        since=min([first, *marks]),
        until=last,
    )
