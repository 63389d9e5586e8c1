"""Passphrase strength: what is refused, and how strong the others are called."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from nearer.people.passphrases import (
    LONGEST,
    WORDS,
    Strength,
    check_passphrase,
    strength,
    verdict,
)

EASY = {
    "at least 10": ["", "a", "nine char", "ünïcödé"],
    "at most 1,000": ["ab cd ef " * 112],
    "same few": ["aaaaaaaaaaaa", "abababababab", "          ", "1111 1111 1111"],
    "a number": ["0171 2345678", "23.11.1987 23:15", "8391847261", "4929-1234-5678-901"],
    "Many people": [
        "password123",
        "Password2026!",
        "123password",
        "!!sunshine!!",
        "SUNSHINE 99",
        "sunshinesunshine",
        "sunshine sunshine 7",
        "iloveyou-iloveyou",
        "qwertyuiop",
        "qwertyuiop1",
        "1qwertyuiop",
        "abcdefghijklm",
        "zyxwvutsrqponm",
        "abcdefghijk7",
        "asdfghjklasdf",
        "12345678901234567890",
        "correct horse battery staple",
        "CorrectHorseBatteryStaple",
        "correct-horse-battery-staple-9",
    ],
    "your name": ["wilhelmina", "Wilhelmina 1987", "wilhelminawilhelmina", "1-Wilhelmina-2"],
    "this place": ["nearer nearer", "Nearer 2026", "nearer.12345"],
}


@pytest.mark.parametrize(
    ("reason", "passphrase"), [(r, p) for r, all_ in EASY.items() for p in all_]
)
def test_easy_passphrases_are_refused_with_their_reason(reason: str, passphrase: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        check_passphrase(passphrase, "Wilhelmina")
    assert strength(passphrase, "Wilhelmina") is Strength.REFUSED


def test_the_name_of_the_place_is_the_operators() -> None:
    with override_settings(NEARER_NAME="Gartenkalender"):
        assert strength("gartenkalender 7") is Strength.REFUSED
    assert strength("gartenkalender 7") is not Strength.REFUSED


@pytest.mark.parametrize(
    ("passphrase", "expected"),
    [
        ("kettlelamp", Strength.FAIR),
        ("kettle lamp", Strength.FAIR),
        ("aaaa bbbb cccc dddd", Strength.FAIR),
        ("qwer asdf zxcv uiop", Strength.STRONG),  # long and of many signs, as far as we can see
        ("kettle lamp oak", Strength.GOOD),
        ("kettlelamporc", Strength.GOOD),
        ("kettle lamp oak river", Strength.STRONG),
        ("xK3#vLp9@qRt7!mZ", Strength.STRONG),
        ("Käse Öl Übung Straße", Strength.STRONG),
        ("毎朝庭で猫がお茶を飲む", Strength.FAIR),
    ],
)
def test_an_accepted_passphrase_has_a_class(passphrase: str, expected: Strength) -> None:
    assert strength(passphrase) is expected
    assert verdict(passphrase) == (expected, str(WORDS[expected]))


def test_a_verdict_says_the_reason() -> None:
    assert verdict("short") == (
        Strength.REFUSED,
        "Please use at least 10 characters. Four words are easy to learn.",
    )


def test_a_name_within_a_passphrase_is_fine() -> None:
    assert strength("ann keeps a kettle", "ann") is not Strength.REFUSED
    assert strength("banana bandana", "an") is not Strength.REFUSED


@given(st.text(max_size=LONGEST + 10), st.text(max_size=70))
def test_any_text_has_a_strength(passphrase: str, name: str) -> None:
    assert strength(passphrase, name) in Strength


def test_long_passphrases_are_judged_quickly() -> None:
    assert strength("ab" * (LONGEST // 2)) is Strength.REFUSED
    assert strength("abc1_ " * (LONGEST // 6)) in Strength
