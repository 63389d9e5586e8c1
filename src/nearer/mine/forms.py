"""What Mine asks."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from nearer.ui.forms import Form


class Search(Form):
    words = forms.CharField(
        label=_("Search for a word"),
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
