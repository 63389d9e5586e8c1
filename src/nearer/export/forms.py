"""The passphrase before taking everything away, and the file when bringing it back."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nearer.export.logic.archive import Archive, NotAnArchive, TooLarge, read_json
from nearer.export.packing import unpacked
from nearer.ui.forms import Form


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
