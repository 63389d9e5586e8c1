"""Feelings as spots of colour, days of them, and the light of a page."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import product

import pytest

from nearer.ui.light import light_of_hour, light_of_spot
from nearer.ui.spots import EIGHTHS, DaySpot, place_classes, spot, week, weeks
from tests.ui.colours import COLOURS, MODES, TOKENS, contrast, of_spot
from tests.ui.page import Page

MONDAY = date(2026, 11, 23)
LIGHTS = re.findall(r"\.(light-\w+)::before", TOKENS.with_name("light.css").read_text())
PLACES = re.findall(r"\.([xy]\d) \{ --[xy]: ([\d.]+)%", TOKENS.with_name("spots.css").read_text())


def days(*places: tuple[float, float] | None) -> list[DaySpot]:
    return [
        DaySpot(MONDAY + timedelta(days=at), place, "calm" if place else "")
        for at, place in enumerate(places)
    ]


def kinds(page: Page) -> list[str]:
    return [each["class"].split()[0] for each in page.find("circle")]


def test_every_place_of_the_grid_has_its_share_of_each_colour() -> None:
    shares = {name: float(percent) for name, percent in PLACES}
    assert shares == {f"{axis}{at}": at * 12.5 for axis in "xy" for at in range(EIGHTHS + 1)}


@pytest.mark.parametrize(
    ("x", "y", "classes"), [(0, 0, "x0 y0"), (1, 0.5, "x8 y4"), (0.4, 1, "x3 y8")]
)
def test_a_spot_has_the_classes_of_its_place(x: float, y: float, classes: str) -> None:
    assert place_classes(x, y) == classes
    assert classes in Page(spot(x, y)).one("circle")["class"]


@pytest.mark.parametrize("mode", MODES)
def test_corners_are_themselves_and_no_spot_vanishes_on_paper(mode: str) -> None:
    assert of_spot(0, 0, mode) == COLOURS["spot-tense"][mode]
    assert of_spot(1, 1, mode) == COLOURS["spot-calm"][mode]
    on_paper = [
        contrast(of_spot(x / 8, y / 8, mode), COLOURS["paper"][mode])
        for x, y in product(range(9), range(9))
    ]
    assert min(on_paper) > 1.5


def test_a_day_without_a_spot_is_a_small_dot_and_one_to_come_is_open() -> None:
    drawn = [*days((0.5, 0.5), None), DaySpot(MONDAY + timedelta(days=2), open=True)]
    assert kinds(Page(week(drawn, "Three days"))) == ["spot", "free", "open"]


def test_a_day_of_both_has_a_ring() -> None:
    assert kinds(Page(week([DaySpot(MONDAY, (0, 0), "tense", both=True)], "A day"))) == [
        "spot",
        "both",
    ]


def test_a_week_is_told_in_words() -> None:
    page = Page(week(days((0.5, 0.5), None), "Two days"))
    assert page.one("svg")["aria-label"] == "Two days. Mon 23 Nov: calm"
    assert page.words == "MonTue"
    assert page.inline() == []


def test_many_days_are_columns_of_weeks() -> None:
    page = Page(weeks(days(*[(0, 0)] * 15), "Fifteen days"))
    columns = {each["cx"] for each in page.find("circle")}
    assert len(columns) == 3
    assert len({each["cy"] for each in page.find("circle")}) == 7


def test_each_hour_has_a_light_that_there_is() -> None:
    of_the_day = [light_of_hour(hour) for hour in range(24)]
    assert {*of_the_day, "light-spot", "light-us"} == set(LIGHTS)
    changes = [hour for hour in range(24) if of_the_day[hour] != of_the_day[hour - 1]]
    assert changes == [5, 11, 17, 22]
    assert light_of_spot(1, 0) == "light-spot x8 y0"
