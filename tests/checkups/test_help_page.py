"""The page of help lines: for everybody, in the same place, without an account."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from msgspec.structs import replace
from pytest_django.fixtures import Settings

from tests.cast import Friend
from tests.ui.page import Page


def words(answer: HttpResponse) -> str:
    return " ".join(Page(answer.content.decode()).words.split())


@pytest.mark.django_db
def test_the_help_page_works_signed_out(client: Client) -> None:
    answer = client.get("/help/")
    assert answer.status_code == 200
    assert "findahelpline.com" in words(answer)


@pytest.mark.django_db
def test_the_most_urgent_line_stands_first(client: Client) -> None:
    said = words(client.get("/help/", {"country": "DE"}))
    places = [said.index(each) for each in ("In an emergency", "in a crisis", "frightens or hurts")]
    assert places == sorted(places)
    assert "in Germany" in said


@pytest.mark.django_db
def test_numbers_can_be_dialled(client: Client) -> None:
    page = Page(client.get("/help/", {"country": "DE"}).content.decode())
    assert list(page.find("a", href="tel:112"))


@pytest.mark.django_db
def test_sites_are_named_and_not_linked(client: Client) -> None:
    page = Page(client.get("/help/").content.decode())
    assert not [at for at in page.find("a") if at.get("href", "").startswith("http")]


@pytest.mark.django_db
def test_the_operator_says_the_country(client: Client, settings: Settings) -> None:
    settings.NEARER_COUNTRY = "BE"
    assert "in Belgium" in words(client.get("/help/"))
    assert "in Germany" in words(client.get("/help/", {"country": "DE"}))


def test_the_person_says_the_country(ann: Friend, settings: Settings) -> None:
    settings.NEARER_COUNTRY = "BE"
    ann.keyring.change(lambda ring: setattr(ring, "about", replace(ring.about, country="DE")))
    assert "in Germany" in words(ann.client.get("/help/"))


@pytest.mark.django_db
def test_the_page_says_which_lines_nobody_has_checked(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    assert "has not checked these yet" in words(client.get("/help/", {"country": "DE"}))
    own = tmp_path / "lines.toml"
    own.write_text(
        '[[countries]]\ncode = "DE"\nname = "Germany"\nlines = ['
        '{ need = "emergency", number = "112", verified_on = 2026-11-01 },'
        '{ need = "crisis", number = "0800 111 0 111", verified_on = 2026-11-01 },'
        '{ need = "violence", number = "116 016" }]\n'
    )
    settings.NEARER_HELP_LINES = own
    said = words(client.get("/help/", {"country": "DE"}))
    assert "Checked on 1 November 2026" in said
    assert said.count("not checked here yet") == 1
    assert "has not checked these yet" not in said


@pytest.mark.django_db
def test_an_unknown_country_shows_what_holds_everywhere(client: Client) -> None:
    assert "findahelpline.com" in words(client.get("/help/", {"country": "<x>"}))
