# ruff: noqa: RUF001  (letters without a dot are what this is about)
"""Search finds a word however a phone has set its signs."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.mine.logic.search import has_all, plain


@pytest.mark.parametrize(
    ("looked_for", "written"),
    [
        ('"quiet"', "a \u201cquiet\u201d evening"),
        ('"quiet"', "ein \u201equiet\u201c Abend, un soir \u00abquiet\u00bb"),
        ("\u2018hi", "'hi' she said"),
        ("don't", "I don\u2019t"),
        ("don\u2019t", "I don't"),
        ("check-in", "my check\u2011in"),
        ("check\u2010in", "my check-in"),
        ("check\u2013in", "my check-in"),
        ("cooperate", "we co\u00adoperate"),
        ("co\u00adoperate", "we cooperate"),
        ("\u2764\ufe0f", "\u2764"),
        ("\u2764", "\u2764\ufe0f"),
        ("lodz", "Łódź"),
        ("\u0141\u00f3d\u017a", "lodz"),
        ("IŞIK", "ışık"),
        ("ışık", "IŞIK"),
        ("istanbul", "İstanbul"),
        ("strasse", "Straße"),
        ("cafe", unicodedata.normalize("NFD", "Café")),
        ("Café", "cafe"),
        ("smorrebrod", "smørrebrød"),
        ("two words", "two\u00a0words"),
        ("so...", "so\u2026"),
        ("zero", "ze\u200bro"),
        ("two lines", "two\u2028lines"),
        ("שלום", "שָׁלוֹם"),
    ],
)  # fmt: skip
def test_signs_make_no_difference(looked_for: str, written: str) -> None:
    assert has_all(looked_for, [f"before {written} after"])


@pytest.mark.parametrize(
    ("looked_for", "written"), [("quiet", "loud"), ("a-b", "ab"), ("on", "o n")]
)
def test_other_words_do(looked_for: str, written: str) -> None:
    assert not has_all(looked_for, [written])


@given(st.text(max_size=60))
def test_what_is_written_is_found_by_itself(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert has_all(text, [text])
    for form in ("NFC", "NFD"):
        assert plain(unicodedata.normalize(form, text)) == plain(text)  # type: ignore[arg-type]
