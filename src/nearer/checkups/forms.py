"""Where somebody is, so that the numbers fit."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from nearer.checkups.logic.helplines import HelpLines
from nearer.ui.forms import Form


class Where(Form):
    country = forms.ChoiceField(label=_("Country"), required=False)

    def __init__(self, lines: HelpLines, code: str) -> None:
        super().__init__(initial={"country": code})
        field = self.fields["country"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Elsewhere")), *((code, _(name)) for code, name in lines.choices)]
