# ruff: noqa: RUF001  (names of many scripts are what this is about)
"""Sign-in names are compared as people read them; names that are shown steer nothing."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from importlib import import_module
from typing import Literal

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from nearer.people import credentials
from nearer.people.credentials import NameTaken
from nearer.people.keyring import About
from nearer.people.models import Person
from nearer.people.names import check_name, fitting, fold, is_seen, normal
from tests.cast import Friend

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
FORMS: tuple[Form, ...] = ("NFC", "NFD", "NFKC", "NFKD")
SCRIPTS = (
    "प्रिया", "ทิพย์", "தமிழ்", "বাংলা", "မြန်မာ", "ខ្មែរ", "דָּוִד", "مُحَمَّد", "Col·lell", "Anne\u2011Marie",
    "O\u2019Brien", "สมชาย", "محمد", "דוד", "李娜", "Nguyễn", "Lana\u02bbi", "علی\u200cرضا",
    "ශ්\u200dරී", "ジョン・スミス", "Мар\u02bcяна", "ΐρις", "İpek", "Straße",
)  # fmt: skip


@pytest.mark.parametrize("name", ["ann", " ANN ", "\uff21\uff4e\uff4e", "Ann\u00a0", "A\u200bnn"])
def test_one_name_in_many_spellings(name: str) -> None:
    assert fold(name) == "ann"


@pytest.mark.parametrize(
    "typed", ["O\u2019Brien", "o\u2018brien", "O\u02bcBRIEN", "O\u00b4Brien", "O`Brien"]
)
def test_apostrophes_are_one(typed: str) -> None:
    assert fold(typed) == "o'brien"


@pytest.mark.parametrize("dash", "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d")
def test_dashes_are_one(dash: str) -> None:
    assert fold(f"Anne{dash}Marie") == "anne-marie"


def test_every_letter_is_found_in_either_case_and_every_form() -> None:
    lost = []
    for letter in map(chr, range(sys.maxunicode + 1)):
        if unicodedata.category(letter)[0] not in "LMN":
            continue
        name, whole = fold(letter), fold(f"a{letter}b")
        cases = {fold(case) for case in (letter.upper(), letter.lower(), letter.title())}
        taken = {fold(unicodedata.normalize(form, f"a{letter}b")) for form in FORMS}
        if cases != {name} or taken != {whole} or fold(whole) != whole:
            lost.append(letter)
    assert lost == []


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize("name", ["A", "Ann-Marie O'Neil", "Zoë 2", "李小龙", "a" * 60, "ann.b"])
def test_an_ordinary_name_is_accepted(name: str) -> None:
    check_name(name)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_name_of_any_script_is_accepted(name: str) -> None:
    for form in FORMS:
        check_name(unicodedata.normalize(form, name))


@pytest.mark.parametrize(
    "name",
    [
        "\u200b",
        "\u2800",
        "\u3164",
        "'",
        "a\u0488",
        "\u0301",
        "😀",
        "",
        " ",
        "-ann",
        "ann.",
        "a/b",
        "a@b.example",
        "a" * 61,
        "a\x00b",
        "<b>",
        "ﬃ" * 30,
    ],
)
def test_a_name_of_other_signs_or_lengths_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        check_name(name)


@pytest.mark.django_db
@pytest.mark.parametrize("name", SCRIPTS)
def test_whoever_signs_up_signs_in_however_it_is_typed(
    sign_up: Callable[..., Friend], name: str
) -> None:
    friend = sign_up(name, "kettle orchard lantern meadow")
    straight = name.replace("\u2019", "'").replace("\u2011", "-")
    typed = [name, name.upper(), name.lower(), straight]
    typed += [unicodedata.normalize(form, name) for form in FORMS]
    for each in typed:
        assert credentials.unlock(each, friend.passphrase).me == friend.keyring.me


@pytest.mark.django_db
def test_one_name_is_given_once(sign_up: Callable[..., Friend]) -> None:
    sign_up("O'Brien")
    with pytest.raises(NameTaken):
        credentials.sign_up("o\u2019BRIEN", "another kettle of orchards", About())


def fold_those_from_before() -> None:
    import_module("nearer.people.migrations.0003_folded_names").fold_names(apps, None)


@pytest.mark.django_db
def test_a_name_from_before_is_found_again(sign_up: Callable[..., Friend]) -> None:
    friend = sign_up("Lana'i")
    Person.objects.update(name="lana\u02bbi")
    fold_those_from_before()
    assert Person.objects.get().name == "lana'i"
    assert credentials.unlock("Lana\u02bbi", friend.passphrase).me == friend.keyring.me


@pytest.mark.django_db
def test_two_whose_names_have_become_one_are_both_found(sign_up: Callable[..., Friend]) -> None:
    first, second = sign_up("Lana'i"), sign_up("Somebody")
    Person.objects.filter(pk=second.keyring.me).update(name="lana\u02bbi")
    fold_those_from_before()
    assert credentials.unlock("LANA'I", first.passphrase).me == first.keyring.me
    assert credentials.unlock("Lana\u02bbi", second.passphrase).me == second.keyring.me


@given(st.text(max_size=90))
def test_a_name_is_made_to_fit(name: str) -> None:
    short = fitting(name)
    assert short == normal(short) == unicodedata.normalize("NFC", short)
    assert len(short) <= 60
    assert not short or is_seen(short)
    assert {unicodedata.category(sign) for sign in short} & {"Cc", "Cs", "Zl", "Zp"} == set()
    assert {unicodedata.bidirectional(sign) for sign in short}.isdisjoint(STEERING)


STEERING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ann\u202e", "Ann"),
        ("\u2067Ann\u2069 \u200f Lee", "Ann Lee"),
        ("a\u0301" * 60, "á" * 60),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        ("שרה (7)", "שרה (7)"),
    ],
)
def test_a_shown_name_is_kept_without_signs_that_steer(ann: Friend, typed: str, kept: str) -> None:
    said = {"shown_name": typed, "time_zone": "Europe/Berlin"}
    assert ann.client.post(reverse("account-about"), said).status_code == 302
    assert ann.refresh().about.shown_name == kept


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["\u3164", "\u2800", "\u3164 \u2800", "a" * 61, "\u200dx" * 40])
def test_a_shown_name_that_cannot_be_seen_or_is_too_long_is_refused(ann: Friend, name: str) -> None:
    said = {"shown_name": name, "time_zone": "Europe/Berlin"}
    assert ann.client.post(reverse("account-about"), said).status_code == 200
    assert ann.refresh().about.shown_name == "Ann"
