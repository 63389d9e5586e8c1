"""A name that runs the other way leaves the sentence around it as it is, on every page."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser

import pytest
from django.http import HttpResponse
from django.urls import reverse

from nearer.features.feelings.payloads import CheckIn
from nearer.features.openness.payloads import Note
from nearer.people import rate_limits
from nearer.ui.charts import Line, Point, line_chart
from nearer.ui.direction import bare, isolated
from tests.cast import Friend
from tests.crawl.crawler import Asked, Crawler
from tests.crawl.forms import Pen
from tests.pairing import walks

HERS, HIS = "שרה (7)", "(דוד) 9"
WORDS = "kettle orchard lantern meadow"
# Typed there, or stated as what one signs in with; they run by themselves.
OWN_BOXES = {"value"}


class Texts(HTMLParser):
    """All that a page says, its attributes included, without what stands in a field."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self._in_box = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_box = tag == "textarea"
        self.said += [value for name, value in attrs if value and name not in OWN_BOXES]

    def handle_endtag(self, tag: str) -> None:
        self._in_box = False

    def handle_data(self, data: str) -> None:
        if not self._in_box:
            self.said.append(data)


def loose(html: str) -> list[str]:
    """Where a name stands in a text without being kept apart from it."""
    found = []
    for text in Texts(html).said:
        for name in (HERS, HIS):
            inside = text.replace(f"\u2068{name}\u2069", "")
            if name in inside or re.search("[\u202a-\u202e]", text):
                found.append(text.strip())
    return found


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    for what in rate_limits.FREE:
        monkeypatch.setitem(rate_limits.FREE, what, 10_000)


@pytest.mark.django_db(transaction=True)
def test_names_are_kept_apart_on_every_page(sign_up: Callable[..., Friend], patient: None) -> None:
    ann, ben = sign_up("Ann", WORDS), sign_up("Ben", WORDS)
    for friend, name in ((ann, HERS), (ben, HIS)):
        said = {"shown_name": name, "time_zone": "Europe/Berlin"}
        friend.client.post(reverse("account-about"), said)
        friend.refresh()
    seen: set[str] = set()
    wrong: dict[str, list[str]] = {}

    def look(asked: Asked, answer: HttpResponse) -> None:
        if "html" in answer.headers.get("Content-Type", ""):
            html = answer.content.decode()
            seen.update({asked.name} if f"\u2068{HIS}\u2069" in html else ())
            if found := loose(html):
                wrong[asked.name] = found

    crawlers = [
        Crawler(friend.client, pen(friend, name), look, friend.name, ways=("first",))
        for friend, name in ((ann, HERS), (ben, HIS))
    ]
    for crawler in crawlers:
        crawler.walk("/", to_the_end=False)
    walks.become_two(ann, ben)
    walks.couple(ben).space.add(Note("Soup is ready."))
    for day in range(1, 8):
        ann.space.add(CheckIn(pleasantness=5, closeness=5), date(2026, 4, day))
    for crawler in crawlers:
        crawler.walk("/", to_the_end=False)
    assert wrong == {}
    assert {"ours", "today", "agreement", "note", "question-show"} <= seen


def pen(friend: Friend, name: str) -> Pen:
    known = {"passphrase": WORDS, "new_passphrase": WORDS, "name": friend.name}
    return Pen("Quill", known | {"shown_name": name})


def test_only_what_runs_the_other_way_is_kept_apart() -> None:
    assert isolated("Ann (7)") == "Ann (7)"
    assert isolated(HERS) == f"\u2068{HERS}\u2069" == isolated(isolated(HERS))
    assert bare(isolated(HERS)) == HERS


def test_a_long_name_in_a_chart_is_closed_again() -> None:
    line = Line(isolated("ש" * 40), [Point(date(2026, 5, 1), 5), Point(date(2026, 5, 2), 6)])
    chart = str(line_chart([line], name="", summary=""))
    assert chart.count("\u2068") == chart.count("\u2069") == 2


def test_the_rule_notices() -> None:
    assert loose(f"<p>A note for {HIS}</p>")
    assert loose(f'<p title="for {HERS}"></p>')
    assert not loose(f'<p>\u2068{HERS}\u2069</p><input value="{HERS}"><textarea>{HIS}</textarea>')
