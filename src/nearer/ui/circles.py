"""The two circles: the one motif of Nearer, drawn by formula as SVG.

Two circles of one radius on one axis, their centres d = r (2.2 - 0.2 n) apart, n from 0 (a gap) to
10 (d = 0.2 r: they still are two). Where they overlap stands the lens, in plum. Mine is on the left
and my partner's on the right, in every language. No script and no style attribute: colours come by
class from `circles.css`, gradients and grain from `ui/light_and_grain.html`, once in every page.

    {% circles 4 %}                                          both opened: filled, with the lens
    {% circles 1 me="dotted" partner="closed" size="large" %}     mine still open, theirs waits
"""

from __future__ import annotations

from math import sqrt
from typing import Literal, NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString

State = Literal["dotted", "closed", "opened", ""]
Size = Literal["small", "medium", "", "large"]

STEPS = 10
RADIUS = 88.0
MARGIN = 4.0  # for the edge of a dotted one
WIDTH, HEIGHT = 2 * MARGIN + 4.2 * RADIUS, 2 * (MARGIN + RADIUS)
RING = 0.9  # the thin inner ring of a closed one, as a part of the radius


class Pair(NamedTuple):
    """Where the two stand in a drawing of the given radius: the x of both centres, and the lens's
    half height, 0 where they do not overlap."""

    me: float
    partner: float
    half: float


def apart(n: float, radius: float = RADIUS) -> float:
    """The distance of the centres at step `n`, 0 to 10."""
    return radius * (2.2 - 0.2 * n)


def pair(n: float, radius: float = RADIUS, middle: float = WIDTH / 2) -> Pair:
    distance = apart(n, radius)
    half = sqrt(max(0.0, radius**2 - distance**2 / 4))
    return Pair(middle - distance / 2, middle + distance / 2, half)


def lens(middle: float, down: float, half: float, radius: float) -> str:
    """The path of what both circles share."""
    top, low = f"{middle:g} {down - half:.4g}", f"{middle:g} {down + half:.4g}"
    return f"M{top}A{radius:g} {radius:g} 0 0 1 {low}A{radius:g} {radius:g} 0 0 1 {top}Z"


def circles(
    n: float = STEPS / 2,
    *,
    me: State = "opened",
    partner: State = "opened",
    size: Size = "",
    label: object = "",
    meeting: bool = False,
    among: bool = False,
) -> SafeString:
    """The circles at step `n` as SVG. A state "" leaves one out. `label` says in words what is
    shown; without one it is decoration, and readers pass over it. `meeting` lets them come together
    once, where motion is welcome. `among`: as wide at every step, for several beside each other."""
    place = pair(n)
    drawn = _circle("me", me, place.me, size) + _circle("partner", partner, place.partner, size)
    if place.half and me == partner == "opened":
        path = lens(WIDTH / 2, HEIGHT / 2, place.half, RADIUS)
        drawn += format_html('<path class="lens" d="{}"/>', path)
    shown = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    names = " ".join(filter(None, ("circles", size, "meeting" if meeting else "")))
    return format_html(
        '<svg class="{}" viewBox="{} 0 {} {}" {}>{}</svg>',
        names, *_window(pair(0) if among else place, me, partner), f"{HEIGHT:g}",
        SafeString(shown), drawn,
    )  # fmt: skip


def _window(place: Pair, me: State, partner: State) -> tuple[str, str]:
    """Where the drawing begins and how wide it is: as wide as what is drawn."""
    start = (place.me if me else place.partner) - RADIUS - MARGIN
    end = (place.partner if partner else place.me) + RADIUS + MARGIN
    return f"{start:.5g}", f"{end - start:.5g}"


def _circle(whose: str, state: State, across: float, size: Size) -> SafeString:
    if not state:
        return SafeString("")
    down = HEIGHT / 2
    kind = "dotted" if state == "dotted" else "filled grainy" if size == "large" else "filled"
    drawn = format_html(
        '<circle class="{} {}" cx="{}" cy="{}" r="{}"/>',
        whose, kind, f"{across:.5g}", f"{down:g}", f"{RADIUS:g}",
    )  # fmt: skip
    if state == "closed":
        drawn += format_html(
            '<circle class="ring {}" cx="{}" cy="{}" r="{}"/>',
            whose, f"{across:.5g}", f"{down:g}", f"{RADIUS * RING:g}",
        )  # fmt: skip
    return drawn
