"""Every template tag, as a template uses it."""

from __future__ import annotations

import pytest
from django.core.paginator import Paginator
from django.template import engines

from nearer.ui.icons import DRAWINGS, drawing
from tests.ui.page import Page

PARTS = {
    "card": '{% card "Title" kicker="Over" audience="me" %}<p>Words</p>{% endcard %}',
    "linked card": '{% card "Title" url="/x" level=3 anchor="here" tone="us" %}{% endcard %}',
    "button": '{% button "Save" name="step" value="2" %}',
    "link": '{% button "Go" url="/x" kind="quiet" whose="us" hx_get="/y" %}',
    "actions": '{% actions %}{% button "Yes" %}{% endactions %}',
    "audience": '{% audience "us" %}{% audience "room" %}{% who_sees "me" %}',
    "notice": '{% notice tone="care" title="First" role="alert" %}<p>Words</p>{% endnotice %}',
    "empty": '{% empty "Nothing yet" %}<p>Words</p>{% endempty %}',
    "said": "{% said %}{{ evil }}{% endsaid %}",
    "steps": "{% steps 2 5 %}",
    "item": '<ul>{% item "Monday" url="/x" note="6" %}tired{% enditem %}</ul>',
    "table": '{% table "Devices" head rows %}',
    "pairs": "{% pairs rows %}",
    "pages": '{% pages page "leaf" %}',
    "back": '{% back "/x" "Today" %}',
    "icon": '{% icon "sun" %}',
}
EVIL = "<script>alert(1)</script>"
CONTEXT = {
    "evil": EVIL,
    "head": ["Name", "When"],
    "rows": [["Phone", EVIL]],
    "page": Paginator(range(30), 10).get_page(2),
}


def draw(source: str) -> str:
    return engines["django"].from_string("{% load ui %}" + source).render(CONTEXT)


@pytest.mark.parametrize("part", PARTS)
def test_nothing_is_inline_and_nothing_breaks_out(part: str) -> None:
    drawn = draw(PARTS[part])
    assert Page(drawn).inline() == []
    assert "<script>" not in drawn


def test_a_card_has_a_heading_a_line_above_and_who_sees_it() -> None:
    page = Page(draw(PARTS["card"]))
    assert list(page.find("h2"))
    assert page.words.split() == ["Over", "only", "me", "Title", "Words"]


def test_a_card_can_be_one_link() -> None:
    drawn = draw(PARTS["linked card"])
    assert '<h3><a href="/x">Title</a></h3>' in drawn
    assert '<section class="card us" id="here">' in drawn


def test_a_button_takes_any_attribute() -> None:
    assert Page(draw(PARTS["button"])).one("button", name="step", value="2")
    link = Page(draw(PARTS["link"])).one("a", href="/x")
    assert link["class"] == "button quiet us"
    assert link["hx-get"] == "/y"


def test_who_sees_it_is_said_in_words_and_drawn_in_shapes() -> None:
    page = Page(draw(PARTS["audience"]))
    assert len(list(page.find("svg"))) == 3
    for words in ("us", "this counselling room", "Who sees this", "only me"):
        assert words in page.words


def test_what_people_say_is_shown_as_words() -> None:
    assert "&lt;script&gt;" in draw(PARTS["said"])


def test_steps_are_said_and_drawn() -> None:
    page = Page(draw(PARTS["steps"]))
    assert "Step 2 of 5" in page.words
    assert len(list(page.find("li", **{"class": "done"}))) == 2


def test_a_cell_knows_its_column_on_a_phone() -> None:
    page = Page(draw(PARTS["table"]))
    assert page.one("td")["data-label"] == "When"
    assert page.one("th", scope="row")


def test_pages_lead_both_ways() -> None:
    assert [at["href"] for at in Page(draw(PARTS["pages"])).find("a")] == ["?leaf=1", "?leaf=3"]


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_icon_is_hidden_from_readers(name: str) -> None:
    svg = Page(drawing(name)).one("svg")
    assert svg["aria-hidden"] == "true"
