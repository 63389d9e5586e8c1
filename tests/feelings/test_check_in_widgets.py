"""The widgets of the check-in as plain HTML: what a browser without scripts gets and sends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.contrib.staticfiles import finders
from django.http import QueryDict

from nearer.features.feelings.forms.fields import SpotField
from nearer.features.feelings.widgets import ClosenessSlide, FeelingGrid, WordChips
from nearer.ui.circles import apart
from nearer.ui.forms import Form, StepField
from nearer.ui.widgets import Line0to10
from tests.ui.page import Page

NINE = [f"word {number}" for number in range(1, 10)]
CORNERS = ("tense", "excited", "flat", "calm")


class CheckIn(Form):
    spot = SpotField(
        label="Where?", widget=FeelingGrid(corners=CORNERS, pleasantness=NINE, energy=NINE)
    )
    words = forms.MultipleChoiceField(
        required=False,
        choices=[("Flat", [("tired", "tired"), ("sad", "sad")]), ("numb", "numb")],
        widget=WordChips(corners=("flat",)),
    )
    close = StepField(widget=ClosenessSlide(low="far apart", high="as one"))
    tension = StepField(widget=Line0to10(low="none", high="much"))


def page(form: Form) -> Page:
    return Page(str(form))


def sent(**values: Any) -> CheckIn:
    """A form as the browser sends it: every radio group sends one value."""
    data = QueryDict(mutable=True)
    for name, value in {"spot": "", "close": "", "tension": "", **values}.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return CheckIn(data)


def test_the_grid_is_one_group_of_eighty_one_and_none() -> None:
    spots = list(page(CheckIn()).find("input", name="spot"))
    assert len(spots) == 82
    assert {at["type"] for at in spots} == {"radio"}
    assert page(CheckIn()).chosen("spot") == [""]


def test_a_spot_is_named_by_both_sides() -> None:
    spot = page(CheckIn()).one("input", name="spot", value="3-8")
    assert spot["aria-label"] == "word 3, word 8"


def test_the_upper_row_is_stirred_up_and_the_left_unpleasant() -> None:
    spots = [at["value"] for at in page(CheckIn()).find("input", name="spot")]
    assert spots[0] == "1-9"
    assert spots[8] == "9-9"
    assert spots[80] == "9-1"


@pytest.mark.parametrize(
    ("values", "spot"),
    [
        ({"spot": "3-8"}, (3, 8)),
        ({"spot": ""}, None),
        ({"spot": "", "spot_pleasantness": "2", "spot_energy": "5"}, (2, 5)),
        ({"spot": "3-8", "spot_energy": "5"}, (3, 5)),
        ({"spot": "3-8", "spot_pleasantness": "", "spot_energy": ""}, (3, 8)),
    ],
)
def test_two_lists_say_the_same_and_win(values: dict[str, str], spot: object) -> None:
    form = sent(**values)
    assert form.is_valid()
    assert form.cleaned_data["spot"] == spot


@pytest.mark.parametrize("spot", ["0-5", "10-1", "5", "a-b", "5-5-5", "-", "5-"])
def test_a_spot_that_is_not_on_the_grid_is_refused(spot: str) -> None:
    assert "spot" in sent(spot=spot).errors


def test_half_an_answer_in_the_lists_is_refused_and_not_guessed() -> None:
    assert "spot" in sent(spot="", spot_energy="5").errors


def test_what_was_chosen_stays_when_something_else_is_wrong() -> None:
    form = sent(spot="3-8", words=["sad", "numb"], close="7", tension="x")
    assert list(form.errors) == ["tension"]
    again = page(form)
    assert again.chosen("spot") == ["3-8"]
    assert again.chosen("words") == ["sad", "numb"]
    assert again.chosen("close") == ["7"]


def test_what_was_kept_is_shown_again() -> None:
    again = page(CheckIn(initial={"spot": (4, 2), "words": ["tired"], "close": 0, "tension": 10}))
    assert again.chosen("spot") == ["4-2"]
    assert again.chosen("words") == ["tired"]
    assert again.chosen("close") == ["0"]
    assert again.chosen("tension") == ["10"]


def test_the_two_circles_have_a_place_for_every_step() -> None:
    """By the formula of `ui/circles.py`: the style sheet moves both by as much."""
    sheet = Path(finders.find("feelings/check_in.css")).read_text()
    for step in range(11):
        moved = 8.8 * step - 96.8
        assert moved == pytest.approx(-apart(step) / 2)
        assert step == 5 or f'[value="{step}"]:checked) {{ --n: {step}; }}' in sheet
    assert "translateX(calc(8.8px * var(--n) - 96.8px))" in sheet
    assert "--n: 5;" in sheet


def test_words_of_no_group_have_the_same_shape() -> None:
    drawn = page(CheckIn())
    group = drawn.one("div", role="group")
    assert group["aria-label"] == "Flat"
    assert group["data-corner"] == "flat"
    assert [at["value"] for at in drawn.find("input", name="words")] == ["tired", "sad", "numb"]
    assert len(list(drawn.find("label", **{"class": "chip"}))) == 3


def test_labels_cannot_break_out() -> None:
    grid = FeelingGrid(corners=['"><b>'] * 4, pleasantness=['"><b>'] * 9, energy=["<b>"] * 9)
    assert "<b>" not in grid.render("spot", None)


def test_a_field_left_out_altogether_is_no_answer() -> None:
    form = CheckIn({})
    assert form.is_valid()
    assert form.cleaned_data == {"spot": None, "words": [], "close": None, "tension": None}


def test_nothing_is_inline_and_nothing_points_nowhere() -> None:
    for form in (CheckIn(), sent(close="x", spot="x")):
        assert page(form).inline() == []
        assert page(form).loose() == []
