"""Forms of a reminder: when, where to, and the code from the mail."""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from nearer.features.reminders.choosing import choose
from nearer.features.reminders.confirming import confirm, has_lapsed
from nearer.features.reminders.logic.when import days_of
from nearer.features.reminders.models import Reminder
from nearer.people.keyring import Keyring
from nearer.people.rate_limits import TooManyTries
from nearer.ui.forms import Form
from nearer.ui.widgets import Chips

DAYS = (
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
    (5, _("Saturday")),
    (6, _("Sunday")),
)
HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]
EVENING = 20
TITLE = _("Coffee")
# Unicode's control characters, and its ends of lines and paragraphs.
UNSEEN = {"Cc", "Zl", "Zp"}


def check_host(address: str) -> None:
    """Raises `ValidationError` for a mailbox at a number or on this machine itself."""
    host = address.rpartition("@")[2].lower()
    if host.startswith("[") or host == "localhost":
        raise forms.ValidationError(EmailValidator.message, code="invalid")


def check_title(title: str) -> None:
    """Raises `ValidationError` for signs that some calendars take for the end of a line, and for
    those that nothing shows."""
    if any(unicodedata.category(sign) in UNSEEN for sign in title):
        raise forms.ValidationError(_("A title has to stand on one line. Please type it again."))


class When(Form):
    """An hour and days, and for the calendar a title that is kept nowhere."""

    days = forms.TypedMultipleChoiceField(
        label=_("On which days?"), choices=DAYS, coerce=int, widget=Chips
    )
    hour = forms.TypedChoiceField(label=_("At what hour?"), choices=HOURS, coerce=int)
    address = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        validators=[check_host],
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    title = forms.CharField(
        label=_("Title in the calendar"),
        required=False,
        max_length=60,
        validators=[check_title],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, row: Reminder | None, *args: Any, **options: Any) -> None:
        now: dict[str, Any] = {"hour": EVENING, "title": TITLE}
        if row:
            now |= {"days": days_of(row.days), "hour": row.hour, "address": row.address}
        super().__init__(*args, initial=now, **options)

    def write(self, keyring: Keyring) -> Reminder:
        said = self.cleaned_data
        return choose(keyring, said["address"], said["hour"], said["days"])


class Code(Form):
    """The code that came by mail."""

    code = forms.CharField(
        label=_("The code from the e-mail"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def __init__(self, row: Reminder | None, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.row = row

    def clean_code(self) -> None:
        typed = "".join(self.cleaned_data["code"].split())
        try:
            if self.row and confirm(self.row, typed):
                return
        except TooManyTries as error:
            words = _("Please wait %(n)s minutes.") % {"n": error.minutes}
            raise forms.ValidationError(words) from None
        if self.row and has_lapsed(self.row):
            raise forms.ValidationError(_("This code has expired. You can have a new one sent."))
        raise forms.ValidationError(_("This code does not match. Please check the newest e-mail."))


class ByMail(When):
    """As `When`; a mail needs an address."""

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"])
        if not address:
            words = _("E-mails need an address. The calendar file works without one.")
            raise forms.ValidationError(words)
        return address
