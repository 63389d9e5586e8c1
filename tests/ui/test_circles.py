"""The two circles by formula, and the mark made of them."""

from __future__ import annotations

from itertools import pairwise, product
from math import hypot
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nearer.ui
from nearer.ui.circles import MARGIN, RADIUS, STEPS, apart, circles, lens, pair
from nearer.ui.mark import mark
from tests.ui.page import Attributes, Page

STATIC = Path(nearer.ui.__file__).parent / "static/ui"
EVERY_STEP = range(STEPS + 1)


def rounds(page: Page) -> list[Attributes]:
    return [each for each in page.find("circle") if "ring" not in each["class"]]


def window(page: Page) -> tuple[float, float]:
    start, _top, width, _height = map(float, page.one("svg")["viewbox"].split())
    return start, start + width


def test_each_step_is_nearer_by_the_same() -> None:
    steps = [apart(n) for n in EVERY_STEP]
    assert [farther - nearer for farther, nearer in pairwise(steps)] == pytest.approx(
        [0.2 * RADIUS] * STEPS
    )


def test_first_there_is_a_gap_and_at_last_they_still_are_two() -> None:
    assert apart(0) > 2 * RADIUS
    assert pair(0).half == 0
    assert apart(STEPS) == pytest.approx(0.2 * RADIUS)


@given(st.floats(1.001, STEPS), st.floats(1, 500))
def test_the_lens_ends_where_both_circles_cross(n: float, radius: float) -> None:
    place = pair(n, radius, 0)
    for centre in (place.me, place.partner):
        assert hypot(centre, place.half) == pytest.approx(radius)


@pytest.mark.parametrize("n", EVERY_STEP)
def test_mine_is_on_the_left_and_both_are_within_the_drawing(n: int) -> None:
    page = Page(circles(n))
    start, end = window(page)
    mine, theirs = (float(each["cx"]) for each in rounds(page))
    assert mine < theirs
    assert mine - RADIUS - MARGIN == pytest.approx(start, abs=0.1)
    assert theirs + RADIUS + MARGIN == pytest.approx(end, abs=0.1)


def test_there_is_a_lens_where_both_are_opened_and_overlap() -> None:
    with_lens = [n for n in EVERY_STEP if list(Page(circles(n)).find("path"))]
    assert with_lens == list(range(2, STEPS + 1))
    for me, partner in product(("dotted", "closed", "opened"), repeat=2):
        drawn = bool(list(Page(circles(5, me=me, partner=partner)).find("path")))
        assert drawn == (me == partner == "opened")


def test_a_closed_one_has_a_ring_and_an_open_one_is_dotted() -> None:
    page = Page(circles(1, me="dotted", partner="closed"))
    mine, theirs = rounds(page)
    assert mine["class"] == "me dotted"
    assert theirs["class"] == "partner filled"
    [ring] = [each for each in page.find("circle") if "ring" in each["class"]]
    assert (ring["cx"], float(ring["r"]) < RADIUS) == (theirs["cx"], True)


def test_one_alone_has_a_drawing_of_its_own_size() -> None:
    page = Page(circles(0, me="", partner="closed"))
    [theirs] = rounds(page)
    start, end = window(page)
    assert end - start == pytest.approx(2 * (RADIUS + MARGIN))
    assert start < float(theirs["cx"]) < end


def test_among_others_each_is_as_wide() -> None:
    assert len({window(Page(circles(n, among=True))) for n in EVERY_STEP}) == 1


def test_it_is_said_in_words_or_passed_over() -> None:
    named = Page(circles(5, label='Two "circles"')).one("svg")
    assert (named["role"], named["aria-label"]) == ("img", 'Two "circles"')
    assert Page(circles(5)).one("svg")["aria-hidden"] == "true"


def test_the_policy_of_our_pages_lets_it_pass() -> None:
    for size in ("small", "medium", "", "large"):
        assert Page(circles(5, size=size, meeting=True)).inline() == []  # type: ignore[arg-type]


def test_the_icon_is_the_mark() -> None:
    assert (STATIC / "favicon.svg").read_text() == mark()
    assert lens(32, 32, pair(4, 18, 32).half, 18) in mark()


def test_the_mark_stays_within_its_square() -> None:
    page = Page(mark())
    for circle in page.find("circle"):
        across, radius = float(circle["cx"]), float(circle["r"])
        assert 0 < across - radius < across + radius < 64
