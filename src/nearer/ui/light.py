"""The light at the top of a page: a class for its body, `{% block light %}`. See `light.css`."""

from __future__ import annotations

from typing import Literal

from nearer.ui.spots import place_classes

Light = Literal["light-morning", "light-noon", "light-evening", "light-night"]
MORNING, NOON, EVENING, NIGHT = 5, 11, 17, 22


def light_of_hour(hour: int) -> Light:
    """Of an hour of the reader's own day, 0 to 23."""
    if MORNING <= hour < NOON:
        return "light-morning"
    if NOON <= hour < EVENING:
        return "light-noon"
    return "light-evening" if EVENING <= hour < NIGHT else "light-night"


def light_of_spot(x: float, y: float) -> str:
    """Of a feeling at (x, y), 0 to 1 from the upper left of the grid."""
    return f"light-spot {place_classes(x, y)}"
