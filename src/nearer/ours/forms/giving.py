"""Thank-yous and small notes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from nearer.features.feelings.forms import PlainText
from nearer.features.openness.payloads import Note, Thanks
from nearer.features.talks.logic.receiving import WANTS
from nearer.ui.forms import Form
from nearer.ui.widgets import ChoiceChips

WISHES = [(key, _(words)) for key, words in reversed(WANTS.items())]


def wants_back() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("What you would like back"),
        choices=WISHES,
        initial="no-reply",
        widget=ChoiceChips(whose="us"),
    )


class ThanksForm(Form):
    """What it was, and why it matters."""

    what = PlainText(
        label=_("What was it?"),
        max_length=500,
        help_text=_("One small thing, as it was. “Without being asked, you …”"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reason = PlainText(
        label=_("Why does it matter to you?"),
        max_length=500,
        required=False,
        help_text=_("What it did for you, or what it says about them. “It showed me that you …”"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    wants_back = wants_back()

    def said(self) -> Thanks:
        return Thanks(**self.cleaned_data)


class NoteForm(Form):
    """A note, as one leaves it on a table."""

    text = PlainText(
        label=_("Your note"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )
    wants_back = wants_back()

    def said(self) -> Note:
        return Note(**self.cleaned_data)
