"""The mark: the two circles at step 4, as a picture of its own that needs no style sheet.

`python -m tests.icons` writes the files of `static/ui/` from it; a test keeps the two in step.
"""

from __future__ import annotations

from nearer.ui.circles import lens, pair

STEP = 4
# The light ones of `tokens.css`, as good on a dark ground: lit and deep, mine and my partner's, and
# the lens.
LIT_ME, DEEP_ME = "#86c8c0", "#2f8a86"
LIT_PARTNER, DEEP_PARTNER = "#f9c596", "#d8754f"
LENS, PAPER = "#7b5288", "#fbf8f2"
GRADIENT = (
    '<radialGradient id="{}" cx="{}" cy=".25" r=".95"><stop stop-color="{}"/>'
    '<stop offset="1" stop-color="{}"/></radialGradient>'
)


def mark(*, side: int = 64, radius: float = 18, ground: bool = False) -> str:
    """A square SVG of `side`. With a `ground` it is paper to its edges, as phones want an icon."""
    middle = side / 2
    place = pair(STEP, radius, middle)
    drawn = [
        GRADIENT.format("m", ".32", LIT_ME, DEEP_ME),
        GRADIENT.format("p", ".62", LIT_PARTNER, DEEP_PARTNER),
        f'<path fill="{PAPER}" d="M0 0h{side}v{side}H0z"/>' if ground else "",
        f'<circle cx="{place.me:.4g}" cy="{middle:g}" r="{radius:g}" fill="url(#m)"/>',
        f'<circle cx="{place.partner:.4g}" cy="{middle:g}" r="{radius:g}" fill="url(#p)"/>',
        f'<path d="{lens(middle, middle, place.half, radius)}" fill="{LENS}"/>',
    ]
    box = f'viewBox="0 0 {side} {side}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{"".join(drawn)}</svg>\n'
