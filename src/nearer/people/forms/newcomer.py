"""Sign-up: the credentials, the name to be shown and the time zone."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from nearer.people import credentials
from nearer.people.admission import Admit, NotAdmitted
from nearer.people.credentials import NameTaken
from nearer.people.forms.sign_in import SignUp
from nearer.people.keyring import About, Keyring, WrongWords
from nearer.people.rate_limits import Asker, count_newcomer
from nearer.people.time_zones import time_zones, zone_or_utc

CLOSED = _("This invitation is no longer open. Please ask for a new one.")


class Newcomer(SignUp):
    """A name and a passphrase; everything else is optional.

    The time zone comes from the browser; without a script it is chosen from a list.
    """

    browser_zone = forms.CharField(
        required=False, widget=forms.HiddenInput(attrs={"data-time-zone": True})
    )
    time_zone = forms.ChoiceField(
        label=_("Your time zone"),
        required=False,
        help_text=_("So that your day begins when it begins for you."),
        choices=lambda: [("", _("Choose one")), *time_zones()],
    )

    def arriving(self, asker: Asker, *, together: bool, admit: Admit | None) -> Keyring | None:
        """The new person's keyring; if the same form was sent twice, the one that it made. None:
        refused. `admit`: what admits them, if anything does."""
        zone = self.cleaned_data["time_zone"] or self.cleaned_data["browser_zone"]
        about = About(self.cleaned_data["name"], zone_or_utc(zone), together=together)
        try:
            if admit is None:
                raise NotAdmitted
            return self.attempt(lambda: self._open(about, asker, admit))
        except NotAdmitted:
            self.add_error(None, CLOSED)
        return None

    def _open(self, about: About, asker: Asker, admit: Admit) -> Keyring:
        name, passphrase = self.cleaned_data["name"], self.cleaned_data["new_passphrase"]
        count_newcomer(asker.address)
        try:
            return credentials.sign_up(name, passphrase, about, admit)
        except NameTaken:
            try:
                return credentials.sign_in(name, passphrase, asker)
            except WrongWords:
                raise NameTaken from None
