"""Somebody's words, lines that lead to them, and our own drawings."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from django.template import engines

import nearer.ui
from tests.ui.page import Page

DRAWINGS = sorted((Path(nearer.ui.__file__).parent / "templates/ui/drawings").iterdir())
COLOURED, PAPER = {"m", "p", "u", "sun"}, "c"
EVIL = "<script>alert(1)</script>"
PARTS = {
    "row": '{% spot 0 1 as blue %}{% row evil url="/x" thumb=blue new=1 %}{{ evil }}{% endrow %}',
    "page": '{% sheet "partner" name=evil about=evil day=day %}{{ evil }}{% endsheet %}',
    "quote": '{% sheet "me" shape="quote" %}{{ evil }}{% endsheet %}',
    "note": '{% sheet "me" shape="note" day=day %}{{ evil }}{% endsheet %}',
    "slip": '{% sheet "me" shape="slip" about=evil reason=evil %}{{ evil }}{% endsheet %}',
    "menu": '{% menu label=evil %}<li><a href="/x">Withdraw it</a></li>{% endmenu %}',
    "whose": '{% whose "me" %}{% whose "partner" evil %}',
    "new": '{% new "us" %}',
    "grid": "{% grid_picture %}{% grid_picture 0.5 0.5 label=evil %}",
}


def draw(source: str) -> str:
    return engines["django"].from_string(source).render({"evil": EVIL, "day": date(2026, 11, 23)})


@pytest.mark.parametrize("part", PARTS)
def test_nothing_is_inline_and_nothing_breaks_out(part: str) -> None:
    drawn = draw(PARTS[part])
    assert Page(drawn).inline() == []
    assert "<script>" not in drawn


def test_a_row_is_one_link_with_a_picture_and_a_mark() -> None:
    page = Page(
        draw('{% spot 0 1 as b %}{% row "Ben" url="/x" thumb=b new=True %}wrote{% endrow %}')
    )
    assert page.one("a")["href"] == "/x"
    assert page.words.split() == ["Ben", "something", "new", "wrote"]
    assert list(page.find("circle"))
    assert "something" not in Page(draw('{% row "Ben" url="/x" %}{% endrow %}')).words


@pytest.mark.parametrize("shape", ["page", "quote", "note", "slip"])
def test_words_are_a_quotation_that_names_who_said_them(shape: str) -> None:
    sheet = '{% sheet "partner" name="Ben" shape="' + shape + '" day=day %} Soup. {% endsheet %}'
    page = Page(draw(sheet))
    assert page.one("figure")["class"] == f"sheet {shape} partner"
    assert page.one("time")["datetime"] == "2026-11-23"
    assert sorted(page.words.split()) == ["23", "Ben", "Nov", "Soup."]
    assert '<blockquote class="said">Soup.</blockquote>' in draw(sheet)


def test_only_a_thank_you_has_a_frame_and_its_reason_a_line() -> None:
    plain, slip = Page(draw(PARTS["page"])), Page(draw(PARTS["slip"]))
    assert "edge" not in [each.get("class") for each in plain.find("svg")]
    assert {"edge", "under"} <= {each.get("class") for each in slip.find("svg")}


def test_mine_and_my_partners_differ_by_more_than_colour() -> None:
    mine, theirs = Page(draw('{% whose "me" %}')), Page(draw('{% whose "partner" "Ben" %}'))
    assert ([*mine.find("circle")] != [], mine.words.split()) == (True, ["You"])
    assert ([*theirs.find("path")] != [], theirs.words.split()) == (True, ["Ben"])


def test_a_menu_opens_without_a_script() -> None:
    page = Page(draw(PARTS["menu"].replace("label=evil", "")))
    assert list(page.find("details", **{"class": "menu"}))
    assert page.words.split()[0] == "More"


def test_news_is_a_word_for_those_who_hear_and_never_a_number() -> None:
    assert Page(draw('{% new "us" %}')).words == "something new"


@pytest.mark.parametrize("file", DRAWINGS, ids=lambda file: file.stem)
def test_a_drawing_is_small_takes_its_colours_by_class_and_has_at_most_three_fills(
    file: Path,
) -> None:
    drawn = draw(f'{{% drawing "{file.stem}" %}}')
    page = Page(drawn)
    classes = {each["class"] for _tag, each in page.tags if "class" in each}
    assert len(drawn.encode()) <= 2048
    assert page.one("svg")["aria-hidden"] == "true"
    assert len(classes & COLOURED) <= 3
    assert classes <= COLOURED | {PAPER, "drawing", "thin"}
    assert page.inline() == []
    assert not re.search(r"#[0-9a-f]{3}|rgb|fill=|id=", drawn)
