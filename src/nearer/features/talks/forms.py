"""What the question for two asks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nearer.couples.forms import wants_back_field
from nearer.couples.logic.receiving import WANTS
from nearer.couples.payloads import WantsBack
from nearer.features.talks.payloads import Answer
from nearer.ui.bounds import longest
from nearer.ui.forms import Form, PlainText


class AnswerForm(Form):
    """One's own answer. `seen`: the revision it began with, 0 for none."""

    text = PlainText(
        label=_("Your answer"),
        max_length=longest(Answer, "text"),
        help_text=_("As long or as short as you like. It stays with you until you share it."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def kept(self, seen: int) -> AnswerForm:
        """The same words over a newer revision, with a word about it."""
        again = AnswerForm({"text": self.cleaned_data["text"], "seen": seen})
        again.add_error(None, _("You have saved another answer on another page since."))
        return again


class Showing(Form):
    """What comes back, and whether the other is told that an answer waits."""

    wants_back = wants_back_field(WANTS)
    lets_know = forms.BooleanField(required=False)

    def __init__(self, name: str, begun: dict[str, Any], posted: QueryDict | None = None) -> None:
        super().__init__(posted, initial=begun)
        told = gettext("Let %(name)s know that an answer is waiting")
        self.fields["lets_know"].label = told % {"name": name}
        self.fields["lets_know"].help_text = gettext(
            "Otherwise it shows only once you have both shared one."
        )

    @property
    def wanted(self) -> WantsBack:
        """What is chosen now, for the preview."""
        chosen = self["wants_back"].value()
        return next((key for key in WANTS if key == chosen), "just-listen")
