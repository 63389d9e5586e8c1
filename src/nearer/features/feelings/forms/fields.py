"""The spot on the grid, as a form's field."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nearer.features.feelings.widgets import FeelingGrid


class SpotField(forms.Field):
    """A spot on a `FeelingGrid`: `(pleasantness, energy)`, each 1..9, or None."""

    widget: FeelingGrid
    default_error_messages = {"invalid": _("Please choose a spot on the grid again.")}

    def __init__(self, *, widget: FeelingGrid, required: bool = False, **options: Any) -> None:
        super().__init__(widget=widget, required=required, **options)

    def to_python(self, value: object) -> tuple[int, int] | None:
        if value in self.empty_values:
            return None
        try:
            pleasantness, energy = (int(part) for part in str(value).split("-"))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        if not (1 <= pleasantness <= 9 and 1 <= energy <= 9):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return pleasantness, energy
