"""Thank-yous and small notes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from nearer.couples.forms import wants_back_field
from nearer.couples.logic.receiving import WANTS
from nearer.features.openness.payloads import Note, Thanks
from nearer.ui.bounds import longest
from nearer.ui.forms import Form, PlainText

# A thank-you and a note ask for nothing, so "no reply needed" comes first.
WISHES = tuple(reversed(WANTS))


class ThanksForm(Form):
    """What it was, and why it matters."""

    what = PlainText(
        label=_("What was it?"),
        max_length=longest(Thanks, "what"),
        help_text=_("One small thing, as it was. “Without being asked, you …”"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reason = PlainText(
        label=_("Why does it matter to you?"),
        max_length=longest(Thanks, "reason"),
        required=False,
        help_text=_("What it did for you, or what it says about them. “It showed me that you …”"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    wants_back = wants_back_field(WISHES, "no-reply")

    def said(self) -> Thanks:
        return Thanks(**self.cleaned_data)


class NoteForm(Form):
    """A note, as one leaves it on a table."""

    text = PlainText(
        label=_("Your note"),
        max_length=longest(Note, "text"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    wants_back = wants_back_field(WISHES, "no-reply")

    def said(self) -> Note:
        return Note(**self.cleaned_data)
