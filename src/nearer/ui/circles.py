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
) -> SafeString:
    """Both circles at step `n` as SVG. A state "" leaves that circle out. `label` says in words
    what is shown; without one it is decoration, and readers pass over it. `meeting` lets them come
    together once, where motion is welcome."""
    place = pair(n)
    drawn = _circle("me", me, place.me, size) + _circle("partner", partner, place.partner, size)
    if place.half and me == partner == "opened":
        path = lens(WIDTH / 2, HEIGHT / 2, place.half, RADIUS)
        drawn += format_html('<path class="lens" d="{}"/>', path)
    shown = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    names = " ".join(filter(None, ("circles", size, "meeting" if meeting else "")))
    return format_html(
        '<svg class="{}" viewBox="{} 0 {} {}" {}>{}</svg>',
        names, *_window(place), f"{HEIGHT:g}", SafeString(shown), drawn,
    )  # fmt: skip


def _window(place: Pair) -> tuple[str, str]:
    """The drawing is as wide as the two are apart, so that nothing stands beside empty paper."""
    left = place.me - RADIUS - MARGIN
    return f"{left:.5g}", f"{WIDTH - 2 * left:.5g}"


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
            '<circle class="ring" cx="{}" cy="{}" r="{}"/>',
            f"{across:.5g}", f"{down:g}", f"{RADIUS * RING:g}",
        )  # fmt: skip
    return format_html('<g class="{}">{}</g>', "mine" if whose == "me" else "theirs", drawn)
