"""The frame of every page, and the error pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory, override_settings

import nearer.ui
from nearer.site.static_files import JOINED
from nearer.ui.context import page as context
from tests.ui.page import Page

TEMPLATES = Path(nearer.ui.__file__).parent / "templates"
pytestmark = pytest.mark.urls("tests.ui.addresses")
REFUSALS = ["400.html", "403.html", "404.html", "409.html", "422.html", "500.html", "503.html"]
TABS = [
    {"label": "Today", "url": "/a", "icon": "sun", "current": True},
    {"label": "Mine", "url": "/b", "icon": "book", "current": False},
]


def drawn(name: str = "ui/page.html", **words: object) -> Page:
    return Page(render_to_string(name, {"neutral_url": "/n/", "csrf_token": "t", **words}))


@pytest.mark.parametrize("name", ["ui/page.html", *REFUSALS])
def test_every_page_has_the_way_out_and_the_help_lines(name: str) -> None:
    page = drawn(name)
    leave = page.one("form", **{"data-leave": ""})
    assert leave["method"] == "post"
    assert "Leave this page" in page.words
    assert "Help lines" in page.words
    assert len(list(page.find("main"))) == 1
    assert len(list(page.find("h1"))) == 1
    assert page.inline() == []


@override_settings(NEARER_NAME="Notes")
def test_the_title_is_neutral_and_never_changes() -> None:
    for name in ("ui/page.html", "ui/left.html", *REFUSALS):
        assert "<title>Notes</title>" in render_to_string(name, {"heading": "Private"})


def test_nobody_may_list_it_or_learn_where_we_came_from() -> None:
    page = drawn()
    assert "noindex" in page.one("meta", name="robots")["content"]
    # With "no-referrer" browsers send the origin "null" and Django refuses every form.
    assert page.one("meta", name="referrer")["content"] == "same-origin"


def test_htmx_keeps_nothing_and_evaluates_nothing() -> None:
    config = drawn().one("meta", name="htmx-config")["content"]
    for setting in (
        '"allowEval": false',
        '"historyCacheSize": 0',
        '"historyEnabled": false',
        '"includeIndicatorStyles": false',
        '"refreshOnHistoryMiss": true',
    ):
        assert setting in config


def test_a_broken_server_still_has_a_page() -> None:
    assert "Something broke on our side" in get_template("500.html").render()
    assert "This could not be taken" in get_template("400.html").render()


def test_a_refusal_offers_the_way_in_only_to_those_outside() -> None:
    assert "Sign in" in drawn("404.html").words
    assert "Sign in" not in drawn("404.html", signed_in=True).words


def test_tabs_say_where_one_is() -> None:
    page = drawn(tabs=TABS)
    assert page.one("a", **{"aria-current": "page"})["href"] == "/a"
    assert not list(drawn().find("nav"))


def test_only_an_open_session_can_fall_idle() -> None:
    assert "data-idle" not in drawn().one("body")
    body = drawn(idle_seconds=900, live_url="/live/").one("body")
    assert body["data-idle"] == "900"
    assert body["data-live"] == "/live/"
    assert body["data-lock"]
    assert drawn(idle_seconds=900).one("div", id="idle")["role"] == "alert"


def test_what_a_page_is_handed() -> None:
    request = RequestFactory().get("/")
    assert context(request)["signed_in"] is False
    request.keyring = object()  # type: ignore[attr-defined]
    assert context(request)["signed_in"] is True


def test_templates_are_short() -> None:
    long = {
        each.name: lines
        for each in TEMPLATES.rglob("*.html")
        if (lines := len(each.read_text(encoding="utf-8").splitlines())) > 80
    }
    assert long == {}


def test_every_style_and_script_is_loaded() -> None:
    loaded = set(re.findall(r"ui/[\w.-]+\.(?:css|js)", render_to_string("ui/head.html")))
    shipped = {f"ui/{each.name}" for each in (TEMPLATES.parent / "static/ui").glob("*.[cj]s*")}
    parts = [part for path in JOINED for part in JOINED[path]]
    assert sorted([*parts, *loaded - JOINED.keys()]) == sorted(shipped)
    assert JOINED.keys() <= loaded
