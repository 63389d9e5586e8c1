"""A feeling as a spot of colour, and days as a row or a field of them.

Colour of a spot at (x, y), 0 to 1 from the upper left of the grid: tense and excited mixed by x,
flat and calm by x, then those two by y, all in oklab. The browser mixes it (`spots.css`), so it is
right by day and by night; here a spot only gets the classes of its place, in eighths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words

EIGHTHS = 8
BIG, STEP = 15, 48  # radius of a spot and distance of two, in a week
SMALL, CLOSE = 9, 26  # the same in a field of weeks


@dataclass(frozen=True)
class DaySpot:
    """One day. `place` is (x, y), 0 to 1 from the upper left, or None for a day without one; `said`
    is its name in words. `both`: a ring, for a day that both gave something to. `open`: still to
    come."""

    day: date
    place: tuple[float, float] | None = None
    said: Words = ""
    both: bool = False
    open: bool = False


def place_classes(x: float, y: float) -> str:
    """The classes that give a spot, or the light of a page, the colour of this place."""
    return f"x{round(x * EIGHTHS)} y{round(y * EIGHTHS)}"


def spot(x: float, y: float, label: Words = "") -> SafeString:
    """One large spot. Without a label, readers pass over it."""
    shown = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    return format_html(
        '<svg class="a-spot" viewBox="0 0 60 60" {}>'
        '<circle class="spot {}" cx="30" cy="30" r="29"/></svg>',
        SafeString(shown), place_classes(x, y),
    )  # fmt: skip


def week(days: Sequence[DaySpot], name: Words) -> SafeString:
    """Some days beside each other, each with its name beneath; `name` says what they are."""
    drawn = format_html_join(
        "",
        '{}<text x="{}" y="56"{}>{}</text>',
        (
            (_day(day, middle, 20, BIG), middle, _mark(day), date_format(day.day, "D"))
            for number, day in enumerate(days)
            for middle in [STEP // 2 + STEP * number]
        ),
    )
    return _days("week", STEP * len(days), 62, name, days, drawn)


def weeks(days: Sequence[DaySpot], name: Words) -> SafeString:
    """Many days as a field: columns are weeks, rows weekdays, from the first day's on."""
    columns = -(-len(days) // 7)
    drawn = format_html_join(
        "",
        "{}",
        (
            (_day(day, CLOSE // 2 + CLOSE * (at // 7), CLOSE // 2 + CLOSE * (at % 7), SMALL),)
            for at, day in enumerate(days)
        ),
    )
    return _days("weeks", CLOSE * columns, CLOSE * 7, name, days, drawn)


def _days(
    kind: str, width: int, height: int, name: Words, days: Sequence[DaySpot], drawn: SafeString
) -> SafeString:
    told = "; ".join(f"{date_format(day.day, 'D j M')}: {day.said}" for day in days if day.said)
    return format_html(
        '<svg class="days {}" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>',
        kind, width, height, f"{name}. {told}" if told else name, drawn,
    )  # fmt: skip


def _mark(day: DaySpot) -> SafeString:
    return SafeString(' class="today"') if day.open else SafeString("")


def _day(day: DaySpot, across: int, down: int, radius: int) -> SafeString:
    if day.open and day.place is None:
        return _circle("open", across, down, radius - 1)
    if day.place is None:
        return _circle("free", across, down, 2.2)
    drawn = _circle(f"spot {place_classes(*day.place)}", across, down, radius)
    return drawn + _circle("both", across, down, radius + 3) if day.both else drawn


def _circle(kind: str, across: int, down: int, radius: float) -> SafeString:
    return format_html('<circle class="{}" cx="{}" cy="{}" r="{}"/>', kind, across, down, radius)
