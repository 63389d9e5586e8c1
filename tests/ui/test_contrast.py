"""Contrast: every pair of colours on each other, computed from `tokens.css`, light and dark."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

import nearer
import nearer.ui

TOKENS = Path(nearer.ui.__file__).parent / "static/ui/tokens.css"
FOUND = re.findall(r"--([\w-]+): light-dark\(#(\w+), #(\w+)\)", TOKENS.read_text(encoding="utf-8"))
COLOURS = {name: {"light": light, "dark": dark} for name, light, dark in FOUND}
GROUNDS = ("paper", "side", "card")
WHOSE = ("me", "partner", "us")

TEXT = [
    *product(("ink", "soft", "me", "wrong"), GROUNDS),
    *product(("partner", "us"), ("card",)),
    *[(f"{whose}-on", whose) for whose in (*WHOSE, "wrong")],
    *[(f"{whose}-on", f"{whose}-deep") for whose in (*WHOSE, "wrong")],
    *[(f"{whose}-ink", f"{whose}-soft") for whose in (*WHOSE, "care", "wrong")],
    *[(f"{whose}-deep", ground) for whose in (*WHOSE, "wrong") for ground in GROUNDS],
    *product(("ink", "me"), ("me-soft",)),
    *[("grid-ink", corner) for corner in ("tense", "excited", "flat", "calm")],
    ("paper", "ink"),
]
# What is not text but must be seen: borders of inputs, focus rings, lines of a chart, the spot.
SHAPES = [
    *product(("edge", "focus", "me", "partner", "us"), GROUNDS),
    *[("focus", f"{whose}-soft") for whose in (*WHOSE, "care", "wrong")],
    ("care", "care-soft"),
    *[("grid-ink", corner) for corner in ("tense", "excited", "flat", "calm")],
]


def light(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def over(top: str, bottom: str) -> str:
    """A colour with its opacity, as it looks on another."""
    share = int(top[6:8] or "ff", 16) / 255
    mixed = (
        round(share * int(top[at : at + 2], 16) + (1 - share) * int(bottom[at : at + 2], 16))
        for at in (0, 2, 4)
    )
    return "".join(f"{part:02x}" for part in mixed)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_words_can_be_read(mode: str) -> None:
    found = {pair: contrast(COLOURS[pair[0]][mode], COLOURS[pair[1]][mode]) for pair in TEXT}
    assert {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_shapes_can_be_seen(mode: str) -> None:
    found = {pair: contrast(COLOURS[pair[0]][mode], COLOURS[pair[1]][mode]) for pair in SHAPES}
    assert {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < 3} == {}


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("corner", ["tense", "excited", "flat", "calm"])
def test_the_chosen_spot_stands_out_of_its_halo(corner: str, mode: str) -> None:
    halo = over(COLOURS["halo"][mode], COLOURS[corner][mode])
    assert contrast(COLOURS["me"][mode], halo) >= 3


def test_black_on_white_is_twenty_one() -> None:
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert over("ffffff80", "000000") == "808080"


def test_no_colour_is_written_beside_the_tokens() -> None:
    """Paper is white and its ink grey; a mask has black, and a code to scan white. The neutral page
    looks like nothing of ours. Everything else takes a token."""
    every = set(Path(nearer.__path__[0]).rglob("static/*/*.css"))
    sheets = every - {TOKENS, TOKENS.with_name("print.css")}
    loose = {
        sheet.name: colours
        for sheet in sheets
        if (colours := re.findall(r"#[0-9a-f]{3,8}\b", sheet.read_text(encoding="utf-8")))
    }
    assert loose == {
        "check_in.css": ["#000", "#0000"],
        "spots.css": ["#000", "#0000"],
        "pairing.css": ["#fff"],
        "measures.css": ["#8888"],
    }
