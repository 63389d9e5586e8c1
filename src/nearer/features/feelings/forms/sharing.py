"""What of a check-in is shared, and what is wanted back."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from nearer.couples.forms import wants_back_field
from nearer.couples.logic.receiving import WANTS
from nearer.features.feelings.copies import cut, parts_of
from nearer.features.feelings.payloads import CheckIn, SharedCheckIn
from nearer.ui.forms import Form
from nearer.ui.widgets import ChoiceCards

PARTS = {"sentence": _("Only the sentence"), "whole": _("The whole check-in")}


class Sharing(Form):
    """`seen` is the revision of the check-in whose copy was looked at; without it, none was."""

    part = forms.ChoiceField(label=_("How much of it"), widget=ChoiceCards())
    wants_back = wants_back_field(WANTS)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, said: CheckIn, posted: QueryDict | None = None) -> None:
        parts = parts_of(said)
        super().__init__(posted, initial={"part": parts[0], "wants_back": "just-listen"})
        field = self.fields["part"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(part, PARTS[part]) for part in parts]
        self.said = said

    def copy(self) -> SharedCheckIn:
        return cut(self.said, self.cleaned_data["part"], self.cleaned_data["wants_back"])
