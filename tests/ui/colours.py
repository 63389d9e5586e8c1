"""Colours as the style sheets name them, and how they look on each other.

A colour is "rrggbb", or "rrggbbaa" with its opacity.
"""

from __future__ import annotations

import re
from functools import reduce
from pathlib import Path

import nearer.ui

TOKENS = Path(nearer.ui.__file__).parent / "static/ui/tokens.css"
MODES = ("light", "dark")
FOUND = re.compile(r"--([\w-]+): light-dark\(#(\w+), #(\w+)\)")
COLOURS = {
    name: {"light": light, "dark": dark}
    for name, light, dark in FOUND.findall(TOKENS.read_text(encoding="utf-8"))
}
CORNERS = ("tense", "excited", "flat", "calm")
TO_LMS = ((0.4122214708, 0.5363325363, 0.0514459929),
          (0.2119034982, 0.6806995451, 0.1073969566),
          (0.0883024619, 0.2817188376, 0.6299787005))  # fmt: skip
TO_LAB = ((0.2104542553, 0.7936177850, -0.0040720468),
          (1.9779984951, -2.4285922050, 0.4505937099),
          (0.0259040371, 0.7827717662, -0.8086757660))  # fmt: skip
FROM_LAB = ((1, 0.3963377774, 0.2158037573),
            (1, -0.1055613458, -0.0638541728),
            (1, -0.0894841775, -1.2914855480))  # fmt: skip
FROM_LMS = ((4.0767416621, -3.3077115913, 0.2309699292),
            (-1.2684380046, 2.6097574011, -0.3413193965),
            (-0.0041960863, -0.7034186147, 1.7076147010))  # fmt: skip
Three = tuple[float, ...]
Matrix = tuple[Three, ...]


def linear(colour: str) -> Three:
    """Red, green and blue as light, 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    return tuple(
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )


def hexed(light: Three) -> str:
    kept = [min(1.0, max(0.0, part)) for part in light]
    parts = [
        12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in kept
    ]
    return "".join(f"{round(255 * part):02x}" for part in parts)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def over(*layers: str) -> str:
    """How a colour looks on another, and that on a third: the first lies on top."""
    return reduce(_onto, reversed(layers))


def _onto(bottom: str, top: str) -> str:
    share = int(top[6:8] or "ff", 16) / 255
    mixed = (
        round(share * int(top[at : at + 2], 16) + (1 - share) * int(bottom[at : at + 2], 16))
        for at in (0, 2, 4)
    )
    return "".join(f"{part:02x}" for part in mixed)


def times(matrix: Matrix, three: Three) -> Three:
    return tuple(
        sum(factor * part for factor, part in zip(row, three, strict=True)) for row in matrix
    )


def mixed(one: str, other: str, share: float) -> str:
    """`color-mix(in oklab, one, other share)`."""
    labs = [
        times(TO_LAB, tuple(part ** (1 / 3) for part in times(TO_LMS, linear(colour))))
        for colour in (one, other)
    ]
    lab = tuple(a + share * (b - a) for a, b in zip(*labs, strict=True))
    return hexed(times(FROM_LMS, tuple(part**3 for part in times(FROM_LAB, lab))))


def of_spot(x: float, y: float, mode: str, prefix: str = "spot-") -> str:
    """The colour at (x, y) of the grid, as `spots.css` mixes it."""
    tense, excited, flat, calm = (COLOURS[prefix + corner][mode] for corner in CORNERS)
    return mixed(mixed(tense, excited, x), mixed(flat, calm, x), y)
