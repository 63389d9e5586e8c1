"""Forms: the country, for its help lines, and the safety questions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from nearer.features.checkups.logic.helplines import HelpLines
from nearer.features.checkups.logic.safety import (
    ANSWERS,
    DEVICE,
    DEVICES,
    IN_DEFENCE,
    OWN_ACTS,
    QUESTIONS,
    SCREEN,
    SCREENS,
)
from nearer.features.checkups.payloads import SafetyAnswers
from nearer.ui.forms import Form
from nearer.ui.widgets import ChoiceCards, ChoiceChips


class Where(Form):
    country = forms.ChoiceField(label=_("Country"), required=False)

    def __init__(self, lines: HelpLines, code: str) -> None:
        super().__init__(initial={"country": code})
        field = self.fields["country"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Elsewhere")), *((code, _(name)) for code, name in lines.choices)]


class Screen(Form):
    """Asked first and alone: whether somebody else can see the screen or watches the device."""

    screen = forms.ChoiceField(
        label=_(SCREEN),
        choices=[(key, _(said)) for key, said in SCREENS.items()],
        widget=ChoiceCards(),
    )
    device = forms.ChoiceField(
        label=_(DEVICE),
        choices=[(key, _(said)) for key, said in DEVICES.items()],
        widget=ChoiceCards(),
    )

    def answers(self) -> SafetyAnswers:
        return SafetyAnswers(**self.cleaned_data)


def short_question(words: str) -> forms.ChoiceField:
    choices = [(key, _(said)) for key, said in ANSWERS.items()]
    return forms.ChoiceField(label=_(words), choices=choices, required=False, widget=ChoiceChips())


class Safety(Form):
    """The seven questions, and two on what one does oneself. Each may be left out."""

    def __init__(self, posted: QueryDict | None = None) -> None:
        super().__init__(posted)
        for name, words in QUESTIONS.items():
            self.fields[name] = short_question(words)
        self.fields["own_acts"] = short_question(OWN_ACTS)
        self.fields["in_defence"] = short_question(IN_DEFENCE)

    def answers(self) -> SafetyAnswers:
        said: dict[str, Any] = {name: each for name, each in self.cleaned_data.items() if each}
        return SafetyAnswers("alone", "no", **said)
