"""The widgets as plain HTML: what a browser without scripts gets and sends."""

from __future__ import annotations

import pytest
from django import forms
from django.http import QueryDict

from nearer.ui.forms import Form, StepField
from nearer.ui.widgets import Chips, ChoiceCards, ChoiceChips, Line0to10
from tests.ui.page import Page


class Lines(Form):
    tension = StepField(widget=Line0to10(low="none", high="much"))
    calm = StepField(widget=Line0to10(low="none", high="much"))


class Wish(Form):
    many = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], widget=Chips)
    one = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=ChoiceChips(whose="us"))
    card = forms.ChoiceField(
        choices=[("slow", "Gentle"), ("well", "Steady")],
        widget=ChoiceCards(hints={"slow": "Most days."}),
    )


def page(form: Form) -> Page:
    return Page(str(form))


def test_what_was_kept_is_shown_again() -> None:
    again = page(Lines(initial={"tension": 10, "calm": 0}))
    assert again.chosen("tension") == ["10"]
    assert again.chosen("calm") == ["0"]


def test_no_answer_is_the_first_answer_and_differs_from_zero() -> None:
    assert page(Lines()).chosen("tension") == [""]
    form = Lines({"tension": "0", "calm": ""})
    assert form.is_valid()
    assert form.cleaned_data == {"tension": 0, "calm": None}


def test_a_field_left_out_altogether_is_no_answer() -> None:
    form = Lines({})
    assert form.is_valid()
    assert form.cleaned_data == {"tension": None, "calm": None}


@pytest.mark.parametrize("value", ["11", "-1", "5.5", "five"])
def test_only_the_eleven_steps_are_answers(value: str) -> None:
    assert "tension" in Lines({"tension": value}).errors


def test_the_ends_say_what_they_mean() -> None:
    drawn = page(Lines())
    assert drawn.one("input", name="tension", value="0")["aria-label"] == "0, none"
    assert drawn.one("input", name="tension", value="10")["aria-label"] == "10, much"


def test_pills_and_cards_keep_what_was_chosen() -> None:
    drawn = page(Wish(QueryDict("many=b&one=a&card=slow")))
    assert drawn.chosen("many") == ["b"]
    assert drawn.chosen("one") == ["a"]
    assert drawn.chosen("card") == ["slow"]
    assert list(drawn.find("label", **{"class": "chip us"}))
    assert "Most days." in drawn.words


def test_nothing_is_inline_and_nothing_points_nowhere() -> None:
    for form in (Lines(), Lines({"tension": "x"}), Wish({})):
        assert page(form).inline() == []
        assert page(form).loose() == []
