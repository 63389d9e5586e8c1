"""What the question for two asks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nearer.couples.forms import wants_back_field
from nearer.couples.logic.receiving import WANTS
from nearer.features.talks.payloads import Answer
from nearer.ui.bounds import longest
from nearer.ui.forms import Form, PlainText

LONGEST = longest(Answer, "text")


class Typed(Form):
    """What stands in the box. `seen`: the revision it began with, 0 for none."""

    text = PlainText(
        label=_("Your answer"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class AnswerForm(Typed):
    """One's own answer, to be kept or shown; with what is to come back, and whether the other is
    told that it waits: `lets_know`, where that was asked before, as it was chosen then."""

    wants_back = wants_back_field(WANTS)
    lets_know = forms.BooleanField(required=False)

    def __init__(self, begun: dict[str, Any], name: str, posted: QueryDict | None = None) -> None:
        super().__init__(posted, initial=begun)
        self.fields["text"].required = True
        if begun.get("lets_know") is None:
            del self.fields["lets_know"]
        else:
            told = gettext("Let %(name)s know that it is waiting")
            self.fields["lets_know"].label = told % {"name": name}

    def kept_meanwhile(self, seen: int) -> None:
        """Another page has kept another answer: the words stay, over the newer revision."""
        self.data = {**self.data.dict(), "seen": seen} if isinstance(self.data, QueryDict) else {}
        self.add_error(None, _("You have saved another answer on another page since."))
