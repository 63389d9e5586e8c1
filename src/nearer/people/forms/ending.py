"""The form before an account is deleted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nearer.people.forms.sign_in import StepUp
from nearer.people.keyring import Keyring
from nearer.ui.widgets import ChoiceCards


class Deletion(StepUp):
    """Asks for the passphrase, and what becomes of shared entries if there is a couple's space."""

    field_order = ("words", "passphrase")

    words = forms.ChoiceField(
        label=_("What I have shared in our place"),
        choices=[("keep", _("stays with my partner")), ("withdraw", _("is deleted as well"))],
        initial="keep",
        widget=ChoiceCards(
            hints={
                "keep": _("They can still read it."),
                "withdraw": _("They can read it until then. Places that have ended before stay."),
            }
        ),
    )

    def __init__(self, keyring: Keyring, *args: Any, **options: Any) -> None:
        super().__init__(keyring.owner, *args, **options)
        rings = [keyring.contents.rings[each.bytes] for each in keyring.spaces("couple")]
        if all(ring.left for ring in rings):
            del self.fields["words"]

    @property
    def withdraws(self) -> bool:
        return bool(self.cleaned_data.get("words") == "withdraw")
