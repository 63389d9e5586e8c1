"""The typeface that travels with Nearer."""

from __future__ import annotations

import re

from django.template.loader import render_to_string

from nearer.site.middleware import POLICY
from tests.ui.colours import TOKENS

SHEET = TOKENS.with_name("type.css").read_text()
FOLDER = TOKENS.parent / "type"
NAMED = re.findall(r'url\("type/([\w-]+\.woff2)"\)', SHEET)


def test_every_file_is_named_and_every_name_is_a_file() -> None:
    assert sorted(NAMED) == sorted(each.name for each in FOLDER.glob("*.woff2"))
    assert all((FOLDER / name).read_bytes()[:4] == b"wOF2" for name in NAMED)


def test_all_of_it_is_small() -> None:
    assert sum((FOLDER / name).stat().st_size for name in NAMED) <= 60_000


def test_words_are_read_before_it_has_come() -> None:
    assert SHEET.count("font-display: swap") == SHEET.count("@font-face") == len(NAMED)
    head = render_to_string("ui/head.html")
    assert re.search(r'<link rel="preload" href="[^"]*/newsreader\.woff2" as="font"', head)


def test_it_comes_from_nowhere_else() -> None:
    assert "font-src 'self'" in POLICY.split("; ")
    assert "//" not in SHEET


def test_its_licence_lies_beside_it() -> None:
    licence = (FOLDER / "OFL.txt").read_text()
    assert "The Newsreader Project Authors" in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
