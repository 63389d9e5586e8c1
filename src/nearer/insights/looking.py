"""A look back as it is shown: the drawing, what it says in words, and what else could be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nearer.features.feelings.logic.history import summary
from nearer.features.feelings.logic.retelling import retelling
from nearer.features.feelings.payloads import CheckIn
from nearer.features.feelings.wording import CIRCLES, LINES
from nearer.insights.logic import look
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
NAMES: dict[str, Words] = {name: line.called for name, line in LINES.items()} | {"circles": CIRCLES}
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
    written = space.days(CheckIn)
    if written is None:
        return None
    time, today = time if time in look.TIMES else look.USUAL_TIME, space.today()
    chosen = look.TIMES[time]
    entries = space.entries(CheckIn, since=chosen.opened_since(today))
    days = [(entry.day, entry.payload) for entry in entries]
    return drawn(days, look.line_of(line, days), time, chosen.first(today, written[0]), today)


def drawn(days: look.Days, line: str, time: str, first: date, last: date) -> Look:
    name = NAMES[look.LINES[line]]
    found = look.answers(days, line)
    usual = look.usual(look.within(found, first, last))
    grain, marks = look.marks(found, look.TIMES[time], first, last)
    since = min(first, marks[0].day) if marks else first
    chart = line_chart(
        [Line(_("You"), marks)],
        name=gettext("%(line)s, 0 to 10") % {"line": name},
        summary=usual.said(gettext) if usual else GRAINS[grain],
        since=since,
        until=last,
    )
    return Look(
        line=line,
        time=time,
        heading=TIMES[time][1],
        name=name,
        chart=chart,
        legend=GRAINS[grain] if marks else "",
        story=told(days, line, usual.said(gettext) if usual else "", first, last),
        lines=[(key, NAMES[look.LINES[key]], key == line) for key in answered(days, line, first)],
        times=[(key, label, key == time) for key, (label, _heading) in TIMES.items()],
    )


def answered(days: look.Days, line: str, first: date) -> list[str]:
    """The lines that were answered since, and the one that is being looked at anyway."""
    shown = [day for day in days if day[0] >= first]
    return [key for key in look.LINES if key == line or look.answers(shown, key)]


def told(days: look.Days, line: str, usual: str, first: date, last: date) -> tuple[str, ...]:
    """The course in plain sentences: the whole story for closeness, the range for other lines."""
    if look.line_of("", days) == line:
        return retelling(summary(days, first, last), gettext)
    return (usual or gettext("A few more days with this line, and its range will stand here."),)
