"""Help lines: every country reaches someone, every link dials its number, nothing claims more than
was seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote, urlsplit

import pytest
from msgspec.structs import replace

from nearer.features.checkups.logic.helplines import (
    ALWAYS,
    NEEDS,
    Country,
    HelpLines,
    Line,
    UnusableLine,
)
from nearer.features.checkups.logic.line_files import shipped
from tests.rules.tree import ROOT

# The most populous by far, and where an English page is likely to be read.
WANTED = """
    CN IN US ID PK NG BR BD RU ET MX JP EG PH CD VN IR TR DE TH TZ GB FR ZA IT KE MM CO KR UG SD ES
    AR DZ IQ AF PL CA MA UA SA UZ
    AT AU BE CH CZ DK FI GR HK HU IE IL NL NO NZ PT RO SE SG
"""
EVERYWHERE = [*shipped().countries.values(), shipped().elsewhere]


def every_line() -> Iterator[tuple[str, str, Line]]:
    for country in EVERYWHERE:
        for need, lines in country.by_need:
            yield from ((country.code, need, line) for line in lines)


def said(country: Country, need: str) -> list[str]:
    return [line.said for line in country.for_need(need)]  # type: ignore[arg-type]


def digits(number: str) -> str:
    return re.sub(r"[^0-9+#*]", "", number)


def parsed(url: str) -> tuple[str, str]:
    """The scheme, and what a phone would dial: a fragment or a query is not part of it."""
    parts = urlsplit(url)
    return parts.scheme, unquote(parts.path)


def test_each_wanted_country_is_there() -> None:
    assert set(WANTED.split()) - shipped().countries.keys() == set()


def test_the_papers_count_them_rightly() -> None:
    called = [
        any(line.call for line in country.for_need("hurting"))
        for country in EVERYWHERE
        if country.for_need("hurting")
    ]
    assert (called.count(True), called.count(False)) == (8, 4)
    practices = (ROOT / "docs" / "practices.md").read_text("utf-8")
    assert f"for {len(shipped().countries)} countries" in practices
    assert "in eight countries by phone, in four more by a" in practices
    assert "Doubtful numbers were left out" not in practices


def test_countries_are_offered_by_name() -> None:
    known = dict(shipped().choices)
    assert known["GB"] == "United Kingdom"
    assert list(known.values()) == sorted(known.values())


@pytest.mark.parametrize("code", [*shipped().countries, "", "XX"])
def test_whoever_looks_finds_something_for_each_need(code: str) -> None:
    found = [need for need, _ in shipped().at(code).by_need]
    assert found[:3] == list(ALWAYS) == ["emergency", "violence", "crisis"]
    assert found == [need for need in NEEDS if need in found]


@pytest.mark.parametrize("country", EVERYWHERE, ids=lambda country: country.code)
def test_each_country_opens_with_an_emergency_number_of_its_own(country: Country) -> None:
    first = country.for_need("emergency")[0]
    assert first.call
    assert first.for_whom == ("everyone",)


def test_every_link_dials_its_number() -> None:
    wrong = []
    for code, _need, line in every_line():
        if line.call and parsed(line.call_url) != ("tel", digits(line.call)):
            wrong.append((code, line.call, line.call_url))
        if line.text and parsed(line.text_url) != ("sms", digits(line.text)):
            wrong.append((code, line.text, line.text_url))
    assert wrong == []
    assert {"#8008", "1800 55 1800"} <= {line.call for _code, _need, line in every_line()}


@pytest.mark.parametrize(
    ("number", "url"),
    [
        ("0800 111 0 111", "tel:08001110111"),
        ("#8008", "tel:%238008"),
        ("*120*7867#", "tel:*120*7867%23"),
        ("+1 (800) 799-7233", "tel:+18007997233"),
    ],
)
def test_a_phone_can_dial_it(number: str, url: str) -> None:
    assert Line(call=number).call_url == url


def test_what_has_no_number_has_no_link() -> None:
    line = Line(web="findahelpline.com")
    assert (line.call_url, line.text_url, line.said) == ("", "", "findahelpline.com")


def test_a_line_that_leads_nowhere_is_none() -> None:
    with pytest.raises(UnusableLine):
        Line(name="Somewhere")
    with pytest.raises(UnusableLine):
        Line(call="123", keyword="HELLO")


def test_each_line_says_who_answers_and_where_it_was_seen() -> None:
    silent = [
        (code, line.said)
        for code, need, line in every_line()
        if need != "emergency" and not (line.name and line.source)
    ]
    assert silent == []


def test_nothing_shipped_claims_to_have_been_checked_or_seen_in_the_future() -> None:
    assert all(line.verified_on is None for _code, _need, line in every_line())
    days = {line.seen for _code, _need, line in every_line() if line.seen}
    assert days
    assert all(date(2026, 1, 1) < day <= date(2026, 11, 30) for day in days)


def test_a_line_is_kept_off_the_bill_only_where_a_page_says_so() -> None:
    """A wrong promise here is found by the one who must not find it."""
    quiet = {line.call: line.seen for _code, _need, line in every_line() if line.bill == "no"}
    assert quiet.keys() == {"016", "3919", "116 016", "020-50 50 50", "080 005 005"}
    assert all(quiet.values())


def test_a_number_of_one_country_is_not_shown_in_another() -> None:
    assert "116 016" not in said(shipped().elsewhere, "violence")
    assert [code for code, _need, line in every_line() if line.call == "116 016"] == ["CZ", "DE"]


def test_elsewhere_names_what_works_in_most_places() -> None:
    assert said(shipped().at("XX"), "emergency") == ["112", "911", "999"]
    assert "most countries" in shipped().elsewhere.for_need("emergency")[0].note
    assert said(shipped().at("XX"), "crisis") == ["findahelpline.com", "befrienders.org"]


@pytest.mark.parametrize(
    ("code", "need", "first"),
    [
        ("JP", "violence", "0120-279-889"),
        ("PT", "violence", "800 202 148"),
        ("NZ", "violence", "0800 733 843"),
        ("MX", "violence", "079"),
        ("CH", "violence", "142"),
        ("IT", "crisis", "02 2327 2327"),
        ("BE", "violence", "1712"),
        ("GB", "hurting", "0808 802 4040"),
        ("US", "violence", "1-800-799-7233"),
        ("AT", "crisis", "142"),
    ],
)
def test_the_first_line_of_a_country(code: str, need: str, first: str) -> None:
    assert said(shipped().at(code), need)[0] == first


@pytest.mark.parametrize("code", ["AT", "BR", "DE", "ES", "FR", "IN", "SE"])
def test_a_womens_line_says_so(code: str) -> None:
    assert shipped().countries[code].for_need("violence")[0].for_whom == ("women",)


def test_scotland_has_its_own_line() -> None:
    areas = {line.area: line for line in shipped().at("GB").for_need("violence")}
    assert {"England", "Scotland", "Wales", "Northern Ireland"} <= areas.keys()
    assert areas["England"].for_whom == ("women",)
    assert areas["Scotland"].call == "0800 027 1234"


def test_there_are_lines_for_those_who_are_often_left_out() -> None:
    meant = {whom for _code, _need, line in every_line() for whom in line.for_whom}
    assert meant == {"everyone", "women", "men", "children", "hurting", "lgbt", "deaf"}
    hurting = {country.code for country in EVERYWHERE if country.for_need("hurting")}
    assert {"GB", "FR", "AU", "SE", "BE", "US", "NZ", "AT", "DK"} <= hurting


def test_a_text_says_its_keyword() -> None:
    [line] = [line for line in shipped().at("IE").for_need("crisis") if line.text]
    assert (line.text, line.keyword, line.text_url) == ("50808", "HELLO", "sms:50808")


def test_what_a_country_lacks_comes_from_elsewhere() -> None:
    bare = Country("LU", "Luxembourg", {"emergency": (Line(call="112"),)})
    lines = HelpLines({"LU": bare}, shipped().elsewhere)
    assert said(lines.at("lu"), "emergency") == ["112"]
    assert said(lines.at("lu"), "violence") == ["nomoredirectory.org"]
    assert lines.at("lu").for_need("more") == ()


def test_a_country_that_is_put_over_takes_the_whole_place() -> None:
    own = Country("IE", "Ireland", {"crisis": (Line(name="Ours", call="1"),)})
    lines = shipped().over({"IE": own, "": replace(shipped().elsewhere, name="Anywhere")})
    assert said(lines.at("IE"), "crisis") == ["1"]
    assert said(lines.at("IE"), "emergency") == ["112", "911", "999"]
    assert lines.at("DE") == shipped().at("DE")
    assert lines.at("XX").name == "Anywhere"
    assert said(shipped().at("IE"), "crisis") != ["1"]
