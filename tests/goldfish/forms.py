"""What the goldfish asks."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from nearer.ui.forms import Form, PlainText
from tests.goldfish.payloads import Bubble, Swim


class SwimForm(Form):
    lively = forms.IntegerField(label=_("How lively is the goldfish?"), min_value=0, max_value=10)
    sentence = PlainText(label=_("A sentence, if you like"), max_length=200, required=False)

    def swim(self) -> Swim:
        return Swim(**self.cleaned_data)


class BubbleForm(Form):
    text = PlainText(label=_("What does it say?"), max_length=200)

    def bubble(self) -> Bubble:
        return Bubble(self.cleaned_data["text"])
