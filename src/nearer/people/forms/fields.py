"""Form fields of the credentials, marked so that password managers know what they are."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nearer.people.names import LONGEST, check_shown, normal
from nearer.ui.forms import PlainText

# A script puts a button with these words beside the field.
REVEALED = {"data-show": _("Show it"), "data-hide": _("Hide it")}


class NameField(forms.CharField):
    """The sign-in name."""

    def __init__(self, **options: Any) -> None:
        marks = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        options.setdefault("label", _("Name"))
        super().__init__(widget=forms.TextInput(attrs=marks), **options)


class ShownName(PlainText):
    """The name by which a person is called. Its length is counted once it is composed."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"autocomplete": "nickname"}))
        super().__init__(max_length=LONGEST, validators=[check_shown], **options)

    def to_python(self, value: Any) -> str:
        return normal(super().to_python(value))


class PassphraseField(forms.CharField):
    """The current passphrase. Blanks at its ends belong to it."""

    def __init__(self, **options: Any) -> None:
        marks = {"autocomplete": "current-password", **REVEALED}
        options.setdefault("label", _("Passphrase"))
        super().__init__(strip=False, widget=forms.PasswordInput(attrs=marks), **options)


class NewPassphrase(forms.PasswordInput):
    """Shows below the field how strong the passphrase is, while it is typed."""

    template_name = "people/new_passphrase.html"


class NewPassphraseField(forms.CharField):
    """A new passphrase. Its form calls `check_passphrase` with the owner's name."""

    def __init__(self, **options: Any) -> None:
        marks = {"autocomplete": "new-password", **REVEALED}
        options.setdefault("label", _("New passphrase"))
        options.setdefault("help_text", _("Four or five words that mean nothing to anyone else."))
        super().__init__(strip=False, widget=NewPassphrase(attrs=marks), **options)
