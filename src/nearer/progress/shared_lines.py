"""Lines that two let each other see. Each shares their own; both are drawn or neither is.

A line stands until it is taken back: it is kept up with the days of its owner. Nothing of that
can be watched: what is stored says no hour of the day, a day shows only once it is over, and no
open page is notified of any of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from nearer.couples.couple import Couple
from nearer.progress.logic.line_days import cut, first_day, kept_up, last_day_over, line_slot
from nearer.progress.numbered import USUAL, numbered
from nearer.progress.page import GRAINS
from nearer.progress.payloads import ReleasedLine
from nearer.registry.installed import series
from nearer.registry.series import Series
from nearer.spaces.entry import Entry
from nearer.spaces.payload import Payload
from nearer.spaces.space import OpenSpace
from nearer.ui.charts import Line, by_week, line_chart

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words


def share(couple: Couple, one: Series) -> None:
    """From now on the other sees this line, once they show theirs too."""
    _put(couple.space, as_shared(couple.own, one))


def take_back(space: OpenSpace, one: Series) -> None:
    if found := mine(space, one):
        found.erase(quietly=True)


def mine(space: OpenSpace, one: Series) -> Entry[ReleasedLine] | None:
    return space.in_slot(ReleasedLine, line_slot(one.id, space.me))


def names_shown(couple: OpenSpace) -> list[Words]:
    """What one's own shared lines are called."""
    own = {each.payload.line for each in _shared(couple) if each.author == couple.me}
    return [one.called for one in series().values() if one.id in own]


def keep_up(couple: Couple, cls: type[Payload], day: date) -> None:
    """Takes a day that has changed into the lines one shares of a kind. In a pause no value comes;
    one that was erased goes, as ever."""
    space, today = couple.space, couple.own.today()
    for entry, one in _mine_of(space, cls):
        said = couple.own.entries(cls, day, day)
        value = dict(one.values((each.day, each.payload) for each in said)).get(day)
        line = entry.payload
        if value is None or not couple.is_resting:
            line = kept_up(line, day, value, today)
        if line != entry.payload:
            space.rewrite(entry, line, _midnight(space), quietly=True)


def _mine_of(space: OpenSpace, cls: type[Payload]) -> list[tuple[Entry[ReleasedLine], Series]]:
    """One's own shared lines that are drawn from a kind, each with its series."""
    drawn = series()
    own = [each for each in _shared(space) if each.author == space.me]
    found = ((each, drawn.get(each.payload.line)) for each in own)
    return [(each, one) for each, one in found if one and one.cls is cls]


def _shared(couple: OpenSpace) -> list[Entry[ReleasedLine]]:
    """Those that stand where their author alone can have put them."""
    every = couple.entries(ReleasedLine)
    return [each for each in every if each.slot == line_slot(each.payload.line, each.author)]


def as_shared(own: OpenSpace, one: Series) -> ReleasedLine:
    today = own.today()
    entries = own.entries(one.cls, first_day(today), today)
    return cut(one.id, one.values((entry.day, entry.payload) for entry in entries), today)


def _put(space: OpenSpace, line: ReleasedLine) -> None:
    space.put(line, line_slot(line.line, space.me), at=_midnight(space), quietly=True)


def _midnight(space: OpenSpace) -> datetime:
    return datetime.combine(space.today(), time(), space.zone).astimezone(UTC)


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


def together(couple: Couple, key: str) -> Together:
    """The chosen line, or the first. Where not both are shared, the other's is as none at all."""
    key = key if key in numbered() else USUAL
    one, me = numbered()[key], couple.space.me
    found = _shared(couple.space)
    both = {each.author: each.payload for each in found if each.payload.line == one.id}
    own = {me: both.get(me) or as_shared(couple.own, one)}
    is_both = me in both and len(both) > 1
    return Together(
        key=key,
        name=one.called,
        is_shown=me in both,
        own=_drawn(couple, own, one.called),
        chart=_drawn(couple, own | both, one.called) if is_both else None,
        choices=[(each, other.called, each == key) for each, other in numbered().items()],
    )


def _drawn(couple: Couple, shown: Mapping[UUID, ReleasedLine], name: Words) -> SafeString:
    """One's own line first and solid, the other's dashed, each with its name at its end."""
    me, last = couple.space.me, last_day_over(couple.space.clock())
    first = first_day(last)
    lines = [
        Line(
            gettext("You") if person == me else couple.name_of(person),
            by_week(answer for answer in line.answers() if first <= answer[0] <= last),
            "me" if person == me else "partner",
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
