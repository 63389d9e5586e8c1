"""The passphrase before taking everything away, and the file when bringing it back."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nearer.export.logic.archive import Archive, NotAnArchive, TooLarge, read_json
from nearer.export.packing import unpacked
from nearer.people import credentials
from nearer.people.forms.fields import NameField, PassphraseField
from nearer.people.forms.sign_in import Opening
from nearer.people.keyring import Keyring
from nearer.people.rate_limits import Asker
from nearer.ui.forms import Form


class BarredCopy(Opening):
    """The words of an account that is barred. For every other there is a page inside."""

    refusal = _("These do not match, or the account is not blocked. Please check both.")

    name = NameField()
    passphrase = PassphraseField(label=_("Your passphrase, or your recovery code"))

    def keyring(self, asker: Asker) -> Keyring | None:
        name, words = self.cleaned_data["name"], self.cleaned_data["passphrase"]
        return self.attempt(lambda: credentials.open_barred(name, words, asker))


class Restore(Form):
    """The zip as it was downloaded, or the JSON out of it."""

    file = forms.FileField(
        label=_("The file"),
        help_text=_("The whole copy (.zip), or the nearer.json inside it."),
        widget=forms.FileInput(attrs={"accept": ".zip,.json"}),
        error_messages={
            "required": _("No file arrived. It may be missing, empty or too large."),
            "empty": _("This file is empty."),
        },
    )
    archive: Archive

    def clean_file(self) -> None:
        try:
            self.archive = read_json(unpacked(self.cleaned_data["file"].read()))
        except TooLarge:
            raise ValidationError(_("This copy is too large to be brought back at once.")) from None
        except NotAnArchive:
            raise ValidationError(_("This file is not a copy made with this program.")) from None
