"""Line charts from 0 to 10, drawn by the server as SVG, with the same numbers as a table beneath.

    chart = line_chart(
        [Line(_("Ann"), by_week(answers)), Line(_("Ben"), by_week(his), whose="partner")],
        name=_("How close we felt, 0 to 10"),
        summary=_("Ann about 6, steady; Ben from 5 to 7 since October."))
    {{ chart }}

No script and no style attribute. The curves stand in a stretched inner `<svg>`, the labels in the
outer one, placed in percent: so letters keep their size on a phone and on a wide screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from django.utils.formats import date_format, number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from nearer.ui.curves import CALM_UP_TO, area, curve
from nearer.ui.direction import bare, isolated
from nearer.ui.series import Point, by_day, by_month, by_week
from nearer.ui.ticks import Span, ticks

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words

__all__ = ["Line", "Point", "by_day", "by_month", "by_week", "line_chart"]

LEFT, TOP, HEIGHT = 8.0, 6.0, 78.0  # where the curves stand, in percent of the drawing
TOP_VALUE = 10
APART = 9.0  # two labels closer than this would touch
LONGEST_NAME = 11


@dataclass(frozen=True)
class Line:
    """One person's line. `whose` decides colour and dash: me solid teal, partner dashed."""

    label: Words
    points: Sequence[Point]
    whose: Literal["me", "partner"] = "me"

    @property
    def last(self) -> Point | None:
        return next((point for point in reversed(self.points) if point.value is not None), None)


def line_chart(
    lines: Sequence[Line],
    *,
    name: Words,
    summary: Words,
    anchor: str = "chart",
    since: date | None = None,
    until: date | None = None,
) -> SafeString:
    """The SVG and its table. `summary` says the course in words; `anchor` is its id."""
    days = [point.day for line in lines for point in line.points]
    days += [day for day in (since, until) if day]
    if not days or not any(line.last for line in lines):
        return format_html('<p class="hint">{}</p>', _("No answers in this time yet."))
    span = Span(since or min(days), until or max(days))
    return format_html(
        '<div class="chart"><svg role="img" aria-labelledby="{0}-t {0}-d">'
        '<title id="{0}-t">{1}</title><desc id="{0}-d">{2}</desc>{3}</svg>{4}</div>',
        anchor, name, summary, _drawing(lines, span), _table(lines, name),
    )  # fmt: skip


def _drawing(lines: Sequence[Line], span: Span) -> SafeString:
    ends = [(line, _named(line)) for line in lines if line.last]
    width = 97 - LEFT - min(34.0, 2.35 * max(len(words) for _line, words in ends))
    curves = mark_safe("".join(_line(line, span) for line in lines))  # noqa: S308 (numbers only)
    return format_html(
        '{}<svg x="{}%" y="{}%" width="{}%" height="{}%" viewBox="0 0 1000 1000" '
        'preserveAspectRatio="none" overflow="visible">{}</svg>{}{}',
        _scale(width), LEFT, TOP, round(width, 1), HEIGHT, curves,
        _months(span, width), _ends(ends, span, width),
    )  # fmt: skip


def _scale(width: float) -> SafeString:
    rules = [(value, _down(value)) for value in (TOP_VALUE, TOP_VALUE // 2, 0)]
    right = round(LEFT + width, 1)
    return format_html_join(
        "",
        '<line class="rule" x1="{0}%" x2="{1}%" y1="{2}%" y2="{2}%"/>'
        '<text y="{2}%" dy=".35em">{3}</text>',
        ((LEFT, right, down, value) for value, down in rules),
    )


def _down(value: float) -> float:
    return round(TOP + HEIGHT * (1 - value / TOP_VALUE), 1)


def _line(line: Line, span: Span) -> str:
    """Numbers only, therefore safe HTML. Each run without gaps is a curve; a single point is
    a dot."""
    runs = [
        list(run)
        for there, run in groupby(line.points, key=lambda point: point.value is not None)
        if there
    ]
    band, path, dots = [], [], []
    for run in runs:
        places = [span.place(point.day) for point in run]
        middle = list(zip(places, (_inner(point.value) for point in run), strict=True))
        if len(run) == 1:
            dots.append(f"M{middle[0][0]} {middle[0][1]}h0")
            continue
        path.append(curve(middle))
        lows = [_inner(point.value if point.low is None else point.low) for point in run]
        highs = [_inner(point.value if point.high is None else point.high) for point in run]
        if lows != highs:
            upper, lower = (list(zip(places, edge, strict=True)) for edge in (highs, lows))
            band.append(area(upper, lower))
    drawn = [("band", band), ("run", path), ("dot", dots)]
    inner = "".join(f'<path class="{kind}" d="{"".join(d)}"/>' for kind, d in drawn if d)
    fine = " fine" if len(line.points) > CALM_UP_TO else ""
    return f'<g class="{line.whose}{fine}">{inner}</g>'


def _inner(value: float | None) -> int:
    return round(1000 * (1 - (value or 0) / TOP_VALUE))


def _months(span: Span, width: float) -> SafeString:
    drawn = format_html_join(
        "",
        '<text x="{}%" y="97%">{}</text>',
        ((round(LEFT + width * span.place(day) / 1000, 1), words) for day, words in ticks(span)),
    )
    return format_html('<g class="ticks">{}</g>', drawn)


def _named(line: Line) -> str:
    name = isolated(Truncator(bare(str(line.label))).chars(LONGEST_NAME))
    return f"{name} {_cell(line.last.value if line.last else None)}"


def _ends(ends: Sequence[tuple[Line, str]], span: Span, width: float) -> SafeString:
    """A name and a number at each line's end, moved apart where they would touch."""
    placed: list[tuple[float, float, str, str]] = []
    by_height = sorted(ends, key=lambda end: -((end[0].last or Point(date.min, 0)).value or 0))
    for line, words in by_height:
        point = line.last
        if point is None or point.value is None:
            continue
        down = _down(point.value)
        if placed and down - placed[-1][1] < APART:
            down = round(placed[-1][1] + APART, 1)
        across = round(LEFT + width * span.place(point.day) / 1000 + 1.8, 1)
        placed.append((across, down, line.whose, words))
    return format_html_join(
        "", '<text x="{0}%" y="{1}%" dy=".35em" class="end {2}">{3}</text>', placed
    )


def _table(lines: Sequence[Line], name: Words) -> SafeString:
    """Omits closing tags of cells, as HTML allows: ten years stay small on a slow connection."""
    values = [{point.day: point.value for point in line.points} for line in lines]
    days = sorted({day for line in values for day, value in line.items() if value is not None})
    rows = mark_safe(  # noqa: S308 (dates and numbers only)
        "".join(
            f"<tr><th scope=row>{date_format(day, 'SHORT_DATE_FORMAT')}"
            + "".join(f"<td>{_cell(line.get(day))}" for line in values)
            for day in days
        )
    )
    head = format_html_join("", "<th scope=col>{}", ((line.label,) for line in lines))
    return format_html(
        '<details class="fold"><summary>{}</summary><div class="scroll" tabindex="0" role="region" '
        'aria-label="{}"><table class="numbers"><thead><tr><th scope=col>{}{}<tbody>{}</table>'
        "</div></details>",
        _("Show the numbers"), name, _("Date"), head, rows,
    )  # fmt: skip


def _cell(value: float | None) -> str:
    return "" if value is None else number_format(value, 1)
