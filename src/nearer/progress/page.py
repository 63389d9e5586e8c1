"""Progress as it is shown: the chart, what it says in words, and what else could be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nearer.progress.logic import chart
from nearer.progress.numbered import Readings, numbered
from nearer.spaces.space import OpenSpace
from nearer.ui.charts import Line, line_chart

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words

    Choices = list[tuple[str, Words, bool]]

TIMES: dict[str, tuple[Words, Words]] = {
    "30": (_("30 days"), _("The last thirty days")),
    "84": (_("12 weeks"), _("The last twelve weeks")),
    "365": (_("A year"), _("The last year")),
    "all": (_("All"), _("From the first day")),
}
GRAINS: dict[str, Words] = {
    "day": _("Each mark is a day. Days without an answer stay empty."),
    "week": _("The line is the average of each week, the band its lowest and highest day."),
    "month": _("The line is the average of each month, the band its lowest and highest day."),
}


@dataclass(frozen=True, repr=False)
class Look:
    """What the page shows. Choices are (value, label, whether it is the chosen one); of the lines
    only those with an answer in this time."""

    line: str
    time: str
    heading: Words
    name: Words
    chart: SafeString
    legend: Words
    story: tuple[str, ...]
    lines: Choices
    times: Choices

    @property
    def is_blank(self) -> bool:
        """Whether no line at all has an answer in this time."""
        return not self.legend and len(self.lines) == 1


def look_back(space: OpenSpace, line: str, time: str) -> Look | None:
    """The look that was asked for; nothing while nothing is written at all."""
    time = time if time in chart.TIMES else chart.USUAL_TIME
    before = max(one.before for one in numbered().values())
    since = chart.TIMES[time].opened_since(space.today(), before)
    readings = Readings(space, since)
    if readings.first is None and not space.months(*readings.days):
        return None
    return drawn(readings, readings.number(line), time, space.today())


def drawn(readings: Readings, line: str, time: str, last: date) -> Look:
    one, first = numbered()[line], chart.TIMES[time].first(last, readings.first or last)
    found = readings.values(one)
    usual = chart.usual(chart.within(found, first, last))
    grain, marks = chart.marks(found, chart.TIMES[time], first, last)
    summary = usual.said(gettext) if usual else ""
    return Look(
        line=line,
        time=time,
        heading=TIMES[time][1],
        name=one.called,
        chart=line_chart(
            [Line(_("You"), marks)],
            name=gettext("%(line)s, 0 to 10") % {"line": one.called},
            summary=summary or GRAINS[grain],
            since=min(first, marks[0].day) if marks else first,
            until=last,
        ),
        legend=GRAINS[grain] if marks else "",
        story=in_words(readings, line, summary, first, last),
        lines=[
            (key, numbered()[key].called, key == line) for key in answered(readings, line, first)
        ],
        times=[(key, label, key == time) for key, (label, _heading) in TIMES.items()],
    )


def answered(readings: Readings, line: str, first: date) -> list[str]:
    """The lines that were answered since, and the one that is being looked at anyway."""
    return [
        key
        for key, one in numbered().items()
        if key == line or any(day >= first for day, _value in readings.values(one))
    ]


def in_words(readings: Readings, line: str, usual: str, first: date, last: date) -> tuple[str, ...]:
    """The course in plain sentences: the whole story of a leading series, the range of others."""
    one = numbered()[line]
    if one.story and readings.number("") == line:
        return tuple(one.story(readings.days[one.cls], first, last))
    return (usual or gettext("A few more days with this line, and its range will appear here."),)
