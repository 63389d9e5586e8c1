"""Contrast: every pair of colours on each other, computed from `tokens.css`, light and dark, and in
every light that a page may have at its top."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

import nearer
from tests.ui.colours import COLOURS, CORNERS, MODES, TOKENS, contrast, mixed, of_spot, over

GROUNDS = ("paper", "side", "card")
WHOSE = ("me", "partner", "us")
HOURS = ("morning", "noon", "evening", "night", "plain")
LIGHT_OF_SPOT = re.compile(r"color-mix\(in oklab, var\(--tone\) (\d+)%, transparent\)")

TEXT = [
    *product(("ink", "soft", *WHOSE, "wrong"), GROUNDS),
    *[(f"{whose}-on", whose) for whose in (*WHOSE, "wrong")],
    *[(f"{whose}-on", f"{whose}-deep") for whose in (*WHOSE, "wrong")],
    *[(f"{whose}-ink", f"{whose}-soft") for whose in (*WHOSE, "care", "wrong")],
    *[(f"{whose}-ink", ground) for whose in (*WHOSE, "care") for ground in GROUNDS],
    *[(f"{whose}-deep", ground) for whose in (*WHOSE, "wrong") for ground in GROUNDS],
    *product(("ink", "soft", "me"), [f"{whose}-soft" for whose in WHOSE]),
    *[("grid-ink", corner) for corner in CORNERS],
    ("paper", "ink"),
]
# What may stand at the top of a page, in its light. My partner's name there has the deeper one.
IN_THE_LIGHT = ("ink", "soft", "me", "us", "wrong", "me-ink", "partner-ink", "us-ink")
# What is not text but must be seen: edges of controls, focus rings, lines of a chart, the spot.
SHAPES = [
    *product(("edge", "focus", *WHOSE), GROUNDS),
    *[("focus", f"{whose}-soft") for whose in (*WHOSE, "care", "wrong")],
    *[("edge", f"{whose}-soft") for whose in WHOSE],
    ("care", "care-soft"),
    *[("grid-ink", corner) for corner in CORNERS],
]


def grounds_in_the_light(mode: str) -> dict[str, str]:
    """Paper where each light is strongest. The halves of an hour's meet where each has lost half of
    its strength; a spot's light has any of 81 colours."""
    paper = COLOURS["paper"][mode]
    found = {}
    for hour in HOURS:
        start, end = (COLOURS[f"{hour}-{half}"][mode] for half in ("start", "end"))
        found |= {f"{hour} start": over(start, paper), f"{hour} end": over(end, paper)}
        found[f"{hour} between"] = over(by_half(start), by_half(end), paper)
    sheet = TOKENS.with_name("light.css").read_text(encoding="utf-8")
    [share] = LIGHT_OF_SPOT.findall(sheet)
    opacity = f"{round(255 * int(share) / 100):02x}"
    for x, y in product(range(9), range(9)):
        found[f"spot {x} {y}"] = over(of_spot(x / 8, y / 8, mode, prefix="") + opacity, paper)
    return found


def by_half(colour: str) -> str:
    return f"{colour[:6]}{int(colour[6:], 16) // 2:02x}"


@pytest.mark.parametrize("mode", MODES)
def test_words_can_be_read(mode: str) -> None:
    found = {pair: contrast(COLOURS[pair[0]][mode], COLOURS[pair[1]][mode]) for pair in TEXT}
    assert {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("mode", MODES)
def test_words_can_be_read_in_every_light(mode: str) -> None:
    found = {
        (name, light): contrast(COLOURS[name][mode], ground)
        for light, ground in grounds_in_the_light(mode).items()
        for name in IN_THE_LIGHT
    }
    assert {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("mode", MODES)
def test_shapes_can_be_seen(mode: str) -> None:
    found = {pair: contrast(COLOURS[pair[0]][mode], COLOURS[pair[1]][mode]) for pair in SHAPES}
    lights = grounds_in_the_light(mode).items()
    found |= {("edge", light): contrast(COLOURS["edge"][mode], ground) for light, ground in lights}
    assert {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < 3} == {}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("corner", CORNERS)
def test_the_chosen_spot_stands_out_of_its_halo(corner: str, mode: str) -> None:
    halo = over(COLOURS["halo"][mode], COLOURS[corner][mode])
    assert contrast(COLOURS["me"][mode], halo) >= 3


def test_black_on_white_is_twenty_one() -> None:
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert over("ffffff80", "000000") == "808080"


def test_colours_are_mixed_as_browsers_mix_them() -> None:
    """Against what Chromium draws for `color-mix(in oklab, ...)`."""
    assert mixed("e5958f", "fbbd66", 0) == "e5958f"
    assert mixed("e5958f", "fbbd66", 1) == "fbbd66"
    assert mixed("ff0000", "0000ff", 0.5) == "8c53a2"
    assert mixed("e5958f", "a6cf87", 0.3) == "d6a88d"


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
        "spots.css": ["#000", "#0000"],
        "pairing.css": ["#fff"],
        "measures.css": ["#8888"],
    }
