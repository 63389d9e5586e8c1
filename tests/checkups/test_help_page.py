"""The page of help lines: for everybody, in the same place, without an account or a database."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from msgspec.structs import replace
from pytest_django.fixtures import Settings

from nearer.features.checkups.feature import refusals
from nearer.features.checkups.logic.line_files import shipped
from nearer.features.checkups.views import lines
from nearer.people.keyring import About, Contents, Keyring
from tests.cast import Friend
from tests.ui.page import Page


def words(answer: HttpResponse) -> str:
    return " ".join(Page(answer.content.decode()).words.split())


def of_germany(own: Path, settings: Settings, text: str) -> None:
    own.write_text(f'[DE]\nname = "Germany"\n{text}', "utf-8")
    settings.NEARER_HELP_LINES = own


@pytest.mark.django_db
def test_the_help_page_works_signed_out(client: Client) -> None:
    answer = client.get("/help/")
    assert answer.status_code == 200
    assert "findahelpline.com" in words(answer)


@pytest.mark.parametrize("keyring", [None, Keyring()])
@pytest.mark.parametrize("query", [{}, {"country": "DE"}])
def test_the_page_asks_neither_the_database_nor_a_session(
    keyring: Keyring | None, query: dict[str, str]
) -> None:
    """Without the mark `django_db` a query would fail."""
    request = RequestFactory().get("/help/", query)
    if keyring is not None:
        vars(request)["keyring"] = keyring
    answer = lines(request)  # type: ignore[arg-type]
    assert answer.status_code == 200
    assert "tel:112" in answer.content.decode()


@pytest.mark.django_db
def test_what_is_most_urgent_stands_first(client: Client) -> None:
    said = words(client.get("/help/", {"country": "GB"}))
    titles = [
        "In an emergency",
        "frightens or hurts you",
        "ending your life",
        "hurt someone",
        "More",
    ]
    places = [said.index(each) for each in titles]
    assert places == sorted(places)
    assert "Shown for United Kingdom" in said


@pytest.mark.django_db
def test_numbers_can_be_dialled_and_texted(client: Client) -> None:
    page = Page(client.get("/help/", {"country": "IE"}).content.decode())
    assert list(page.find("a", href="tel:112"))
    assert list(page.find("a", href="sms:50808"))
    assert "text HELLO to 50808" in page.words
    japan = Page(client.get("/help/", {"country": "JP"}).content.decode())
    assert list(japan.find("a", href="tel:%238008"))


@pytest.mark.django_db
def test_a_line_says_what_one_has_to_know(client: Client) -> None:
    said = words(client.get("/help/", {"country": "DE"}))
    assert (
        "Hilfetelefon Gewalt gegen Frauen for women 116 016 chat at hilfetelefon.de day and night "
        "free not on the bill German, sign language, interpreters"
    ) in said


@pytest.mark.django_db
@pytest.mark.parametrize("code", [*shipped().countries, ""])
def test_no_country_has_a_link_to_a_site_or_an_empty_one(client: Client, code: str) -> None:
    page = Page(client.get("/help/", {"country": code}).content.decode())
    dialled = [at["href"] for at in page.find("a") if not at.get("href", "").startswith(("/", "#"))]
    assert dialled
    assert [url for url in dialled if not re.fullmatch(r"(tel|sms):\+?[0-9*%]+", url)] == []


@pytest.mark.django_db
def test_the_lead_promises_nobody_who_answers(client: Client) -> None:
    said = words(client.get("/help/", {"country": "DK"}))
    assert "If nobody answers, try again, or try the next one." in said
    assert "People who answer" not in said


@pytest.mark.django_db
def test_the_page_says_what_a_call_leaves_behind(client: Client) -> None:
    said = words(client.get("/help/"))
    for trace in ("phone’s list", "the bill", "the family plan", "tablets and computers"):
        assert trace in said


@pytest.mark.django_db
def test_where_the_numbers_come_from_can_be_read(client: Client) -> None:
    said = words(client.get("/help/", {"country": "FI"}))
    assert "Nollalinja: nollalinja.fi (30 November 2026)" in said
    assert "MLL: nuortennetti.fi" in said
    assert "MLL: nuortennetti.fi (" not in said


@pytest.mark.django_db
def test_the_operator_says_the_country(client: Client, settings: Settings) -> None:
    settings.NEARER_COUNTRY = "BE"
    assert "Shown for Belgium" in words(client.get("/help/"))
    assert "Shown for Germany" in words(client.get("/help/", {"country": "DE"}))
    assert "Shown for" not in words(client.get("/help/", {"country": ""}))


@pytest.mark.parametrize(
    ("code", "is_one"), [("", True), ("DE", True), ("gb", True), ("UK", False)]
)
def test_a_country_that_is_none_is_refused(code: str, settings: Settings, *, is_one: bool) -> None:
    settings.NEARER_COUNTRY = code
    assert [("NEARER_COUNTRY" in said, code in said) for said in refusals()] == (
        [] if is_one else [(True, True)]
    )


def call_oneself(ann: Friend, about: About) -> None:
    def edit(ring: Contents) -> None:
        ring.about = replace(about, shown_name="Ann")

    ann.keyring.change(edit)


@pytest.mark.parametrize(
    ("about", "country"),
    [
        (About(country="DE", time_zone="Europe/Paris"), "Germany"),
        (About(time_zone="Europe/Paris"), "France"),
        (About(time_zone="Asia/Calcutta"), "India"),
        (About(time_zone="UTC"), "Belgium"),
    ],
)
def test_the_person_says_the_country_or_their_time_zone(
    ann: Friend, settings: Settings, about: About, country: str
) -> None:
    settings.NEARER_COUNTRY = "BE"
    call_oneself(ann, about)
    assert f"Shown for {country}" in words(ann.client.get("/help/"))


def test_where_no_lines_are_known_the_servers_country_is_not_guessed(
    ann: Friend, settings: Settings
) -> None:
    settings.NEARER_COUNTRY = "BE"
    call_oneself(ann, About(time_zone="America/Lima"))
    assert "nomoredirectory.org" in words(ann.client.get("/help/"))


@pytest.mark.django_db
def test_the_page_says_which_lines_nobody_has_checked(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    assert "has not checked these yet" in words(client.get("/help/", {"country": "DE"}))
    of_germany(
        tmp_path / "lines.toml",
        settings,
        '[[DE.emergency]]\ncall = "112"\nverified_on = 2026-11-01\n'
        '[[DE.crisis]]\nname = "A"\ncall = "1"\nverified_on = 2026-11-01\n'
        '[[DE.violence]]\nname = "B"\ncall = "2"\n',
    )
    said = words(client.get("/help/", {"country": "DE"}))
    assert said.count("checked on 1 November 2026") == 2
    assert said.count("not checked here yet") == 1
    assert "has not checked these yet" not in said


@pytest.mark.django_db
def test_what_the_operator_writes_is_shown_as_words(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    of_germany(
        tmp_path / "lines.toml", settings, '[[DE.crisis]]\nname = "<b>A & B</b>"\ncall = "1"\n'
    )
    html = client.get("/help/", {"country": "DE"}).content.decode()
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in html


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["<x>", "DEU", "de ", "\x00"])
def test_an_unknown_country_shows_what_holds_everywhere(client: Client, code: str) -> None:
    assert "findahelpline.com" in words(client.get("/help/", {"country": code}))


def test_the_note_for_other_pages_leads_here_and_is_the_same_for_everybody() -> None:
    page = Page(render_to_string("ui/help_note.html"))
    assert page.one("a") == {"href": "/help/"}
    said = " ".join(page.words.split())
    assert said == ("If you are thinking of ending your life, or someone frightens you: help lines")


@pytest.mark.django_db
def test_a_line_for_two_says_both(client: Client) -> None:
    said = words(client.get("/help/", {"country": "BD"}))
    assert "National helpline 109 for women for children and young people 109" in said
