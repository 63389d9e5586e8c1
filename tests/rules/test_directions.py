"""Pages read from either side: style sheets say start and end, never left and right."""

from __future__ import annotations

import re

import pytest

from tests.rules.tree import files, short

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARATION = re.compile(r"([\w-]+):\s*([^;{}]+)")
SIDE = re.compile(r"(?<![\w.#-])(?:left|right)(?![\w])|-(?:left|right)\b")
FOUR_SIDES = {"inset", "margin", "padding", "border-width", "border-style", "border-color"}
FOUR_SIDES |= {"scroll-margin", "scroll-padding"}
VALUE = re.compile(r"(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+")


def sided(sheet: str) -> list[str]:
    """Declarations that would stand on the wrong side of a page read from right to left."""
    found = []
    for name, value in DECLARATION.findall(COMMENT.sub("", sheet)):
        four = VALUE.findall(value)
        is_uneven = name in FOUR_SIDES and len(four) == 4 and four[1] != four[3]
        is_askew = name == "border-radius" and "/" not in value and uneven_corners(four)
        if SIDE.search(f"{name}: {value}") or is_uneven or is_askew:
            found.append(f"{name}: {value.strip()}")
    return found


def uneven_corners(values: list[str]) -> bool:
    """Whether the corners of one side are not those of the other."""
    first, second, third, fourth = (values * 4)[:4] if len(values) < 3 else [*values, values[1]][:4]
    return first != second or third != fourth


def test_style_sheets_know_no_left_and_right() -> None:
    found = {short(each): sided(each.read_text()) for each in files("src/*.css")}
    assert {name: rules for name, rules in found.items() if rules} == {}


@pytest.mark.parametrize(
    "rule",
    [
        "a { margin-left: 1rem }",
        "a { text-align: right }",
        "a { float: left; }",
        "a { left: 0 }",
        "a { background: linear-gradient(to right, red, blue) }",
        "a { background-position: right 1rem top 50% }",
        "a { inset: auto 0 auto auto }",
        "a { padding: 1px 2px 3px 4px }",
        "a { border-radius: 0 1rem 1rem 0 }",
        "a { border-radius: 0 0 1rem }",
    ],
)
def test_the_rule_notices(rule: str) -> None:
    assert len(sided(rule)) == 1


@pytest.mark.parametrize(
    "rule",
    [
        "a { margin-inline-start: 1rem; inset: 0 auto; padding: 1px 2px 3px }",
        "a { padding: 0 var(--gutter) max(0.375rem, env(x)) var(--gutter) }",
        "/* left */ .upright { border-radius: 1rem 1rem 0 0 }",
        "a { border-end-start-radius: 0; border-radius: 1rem }",
    ],
)
def test_the_rule_lets_pass_what_is_even(rule: str) -> None:
    assert sided(rule) == []
