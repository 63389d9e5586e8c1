"""The page with every part, for whoever builds the next feature."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

import nearer.site
import nearer.ui
from nearer.site.style_page import COLOURS, DRAWINGS, LIGHTS
from tests.ui.colours import COLOURS as TOKENS
from tests.ui.page import Page

ADDRESS = "/style/"
UI = Path(nearer.ui.__file__).parent
SHEET = Path(nearer.site.__file__).parent / "static/site/style.css"


@pytest.fixture
def style(settings: LazySettings, client: Client) -> Page:
    settings.DEBUG = True
    return Page(client.get(ADDRESS).content.decode())


@pytest.mark.django_db
def test_nobody_is_served_it_where_people_write(client: Client) -> None:
    assert client.get(ADDRESS).status_code == 404


@pytest.mark.django_db
def test_it_is_a_page_like_every_other(style: Page) -> None:
    assert style.inline() == []
    assert style.loose() == []
    assert len(list(style.find("h1"))) == 1


@pytest.mark.django_db
def test_it_has_every_part(style: Page) -> None:
    """Every template of a part, but those that only lists of the house need."""
    shown = {name for _tag, at in style.tags for name in at.get("class", "").split()}
    parts = {each.stem for each in (UI / "templates/ui/parts").glob("*.html")}
    told_otherwise = {"whose": "badge", "item": "item", "links": "item"}
    missing = {each for each in parts if told_otherwise.get(each, each) not in shown}
    assert missing <= {"pages", "table"}


def test_it_has_every_drawing_and_every_colour_has_a_swatch() -> None:
    assert sorted(DRAWINGS) == sorted(
        each.stem for each in (UI / "templates/ui/drawings").iterdir()
    )
    swatches = re.findall(r"\.of-([\w-]+) i \{ background: var\(--([\w-]+)\)", SHEET.read_text())
    assert swatches == [(name, name) for name in COLOURS]
    assert set(COLOURS) <= set(TOKENS)


@pytest.mark.django_db
@pytest.mark.parametrize("light", LIGHTS)
def test_it_stands_in_every_light(settings: LazySettings, client: Client, light: str) -> None:
    settings.DEBUG = True
    answer = client.get(ADDRESS, {"light": light, "by": "night"})
    body = Page(answer.content.decode()).one("body")["class"].split()
    assert body == [*LIGHTS[light].split(), "by-night"]


@pytest.mark.django_db
def test_what_is_asked_for_is_no_class_of_anybodys(settings: LazySettings, client: Client) -> None:
    settings.DEBUG = True
    answer = client.get(ADDRESS, {"light": '"><script>', "by": '"><script>'})
    page = Page(answer.content.decode())
    assert page.one("body")["class"] == ""
    assert page.inline() == []
