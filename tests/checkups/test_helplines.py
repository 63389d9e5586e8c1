"""Help lines: every country reaches someone, and nothing claims to have been checked."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from nearer.features.checkups.logic.helplines import (
    NEEDS,
    Country,
    Line,
    MisreadHelpLines,
    help_lines,
    overlaid,
    read,
    shipped,
)

OWN = """
[[countries]]
code = "IE"
name = "Ireland"
lines = [{ need = "crisis", number = "116 123", verified_on = 2026-11-23 }]

[[countries]]
code = "LU"
name = "Luxembourg"
lines = [{ need = "emergency", number = "112" }]
"""


def said(country: Country, need: str) -> list[str]:
    return [line.said for line in country.lines if line.need == need]


def test_many_countries_are_known_by_code() -> None:
    known = dict(shipped().choices)
    assert len(known) >= 23
    assert known["GB"] == "United Kingdom"
    assert list(known.values()) == sorted(known.values())


@pytest.mark.parametrize("code", [*shipped().countries, "", "XX"])
def test_whoever_looks_finds_someone_for_each_need(code: str) -> None:
    country = shipped().at(code)
    assert (
        [need for need, _ in country.by_need] == list(NEEDS) == ["emergency", "crisis", "violence"]
    )


@pytest.mark.parametrize("country", shipped().countries.values(), ids=lambda country: country.code)
def test_each_country_opens_with_its_own_emergency_number(country: Country) -> None:
    assert country.lines[0].need == "emergency"
    assert country.lines[0].number


def test_the_lines_of_three_countries() -> None:
    lines = shipped()
    assert [line.said for line in lines.at("US").lines] == ["911", "988", "1-800-799-7233"]
    assert said(lines.at("ie"), "crisis") == ["116 123", "50808"]
    assert said(lines.at("CH"), "violence") == ["opferhilfe-schweiz.ch"]


def test_what_a_country_lacks_comes_from_elsewhere() -> None:
    assert said(shipped().countries["IT"], "crisis") == []
    assert said(shipped().at("IT"), "crisis") == ["findahelpline.com", "befrienders.org"]


def test_elsewhere_has_no_number_that_holds_everywhere() -> None:
    elsewhere = shipped().at("XX")
    assert all(line.site or line.within == "eu" for line in elsewhere.lines)


def test_doubtful_numbers_are_left_out() -> None:
    every = {line.said for country in shipped().countries.values() for line in country.lines}
    assert not every & {"02 2327 2327", "1800-599-0019", "0900-0113"}


def test_nothing_shipped_claims_to_have_been_checked() -> None:
    lines = shipped()
    every = [*lines.countries.values(), lines.elsewhere]
    assert all(line.verified_on is None for country in every for line in country.lines)


def test_sites_are_names_and_not_addresses() -> None:
    every = [*shipped().countries.values(), shipped().elsewhere]
    sites = [line.site for country in every for line in country.lines if line.site]
    assert all(re.fullmatch(r"[a-z-]+(\.[a-z-]+)+", site) for site in sites)


@pytest.mark.parametrize(
    ("number", "dialled"),
    [("0800 111 0 111", "08001110111"), ("#8008", "#8008"), ("+1 (800) 799-7233", "+18007997233")],
)
def test_a_telephone_can_dial_it(number: str, dialled: str) -> None:
    assert Line("crisis", number).dialled == dialled


def test_a_site_is_not_dialled() -> None:
    assert Line("crisis", site="findahelpline.com", way="web").dialled == ""


def test_the_operators_country_takes_the_place_of_ours() -> None:
    lines = overlaid(shipped(), OWN)
    assert said(lines.at("IE"), "emergency") == ["112"]  # from elsewhere: theirs names none
    assert lines.at("IE").for_need("crisis")[0].verified_on == date(2026, 11, 23)
    assert lines.at("LU").name == "Luxembourg"
    assert lines.at("DE") == shipped().at("DE")
    assert "LU" not in shipped().countries


def test_the_operator_may_say_what_holds_elsewhere() -> None:
    own = '[elsewhere]\ncode = ""\nname = "Elsewhere"\nlines = [{ need = "crisis", number = "1" }]'
    assert [line.said for line in overlaid(shipped(), own).at("XX").lines] == ["1"]


def test_the_file_is_read_from_where_the_caller_says(tmp_path: Path) -> None:
    own = tmp_path / "lines.toml"
    own.write_text(OWN, "utf-8")
    assert "LU" in help_lines(own).countries
    assert help_lines() is shipped()
    with pytest.raises(MisreadHelpLines, match=r"gone\.toml"):
        help_lines(tmp_path / "gone.toml")


@pytest.mark.parametrize(
    "text",
    [
        "not toml",
        "[[countries]]\ncode = 'IE'\nname = 'Ireland'",
        "[[countries]]\ncode = 'ie'\nname = 'Ireland'\nlines = []",
        "[[countries]]\ncode = ''\nname = 'Nowhere'\nlines = []",
        "[[countries]]\ncode = 'IE'\nname = 'a'\nlines = []\n" * 2,
        "[[countries]]\ncode = 'IE'\nname = 'a'\nlines = [{ need = 'crisis' }]",
        "[[countries]]\ncode = 'IE'\nname = 'a'\nlines = [{ need = 'advice', number = '1' }]",
        "[[countries]]\ncode = 'IE'\nname = 'a'\nlines = [{ need = 'crisis', site = 'a.org' }]",
        "[[countries]]\ncode = 'IE'\nname = 'a'\nlines = [{ need = 'crisis', phone = '1' }]",
        "[[countries]]\ncode = 'IE'\nname = 'a'\n"
        "lines = [{ need = 'crisis', number = '1', verified_on = 'lately' }]",
        "[extra]",
    ],
)
def test_a_file_that_is_not_one_is_refused(text: str) -> None:
    with pytest.raises(MisreadHelpLines):
        read(text)
