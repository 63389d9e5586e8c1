"""Forms that open a keyring: signing in, signing up, recovery, and asking again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from nearer.crypto import MistypedCode, TooBusy
from nearer.people import credentials, recovery, rekey
from nearer.people.barring import Barred
from nearer.people.credentials import NameTaken
from nearer.people.forms.fields import NameField, NewPassphraseField, PassphraseField
from nearer.people.keyring import About, Keyring, Opened, StaleKeyring, WrongWords
from nearer.people.models import Person
from nearer.people.names import check_name
from nearer.people.passphrases import check_passphrase
from nearer.people.rate_limits import Asker, TooManyTries
from nearer.ui.forms import Form

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words

T = TypeVar("T")


class Opening(Form):
    """A form that tries credentials. A refusal becomes an error of the form, `status` the HTTP
    status, and `wait` the seconds after which the next attempt may be made. `barred`: the words
    were right, and the account is closed."""

    template_name = "people/form.html"
    status = 200
    wait = 0
    barred: Barred | None = None
    asked: ClassVar[str | None] = None
    refusal: ClassVar[Words] = ""

    def attempt(self, act: Callable[[], T]) -> T | None:
        """The result of the act, or None after adding the reason of a refusal to the form."""
        try:
            return act()
        except WrongWords:
            self.add_error(self.asked, self.refusal)
        except MistypedCode:
            self.add_error("code", _("There is a mistake in this code. Please compare each group."))
        except NameTaken:
            self.add_error("name", _("Someone here already has this name. Please choose another."))
        except Barred as barred:
            self.status, self.barred = 403, barred
        except TooManyTries as slowed:
            self.status, self.wait = 429, slowed.seconds
            self.add_error(None, wait_a_little(slowed.seconds))
        except TooBusy:
            self.status = 503
            self.add_error(None, _("Many people are here at once. Please try again in a moment."))
        return None


def wait_a_little(seconds: int) -> str:
    return ngettext(
        "That did not match several times. Please wait %(seconds)s second and try again.",
        "That did not match several times. Please wait %(seconds)s seconds and try again.",
        seconds,
    ) % {"seconds": seconds}


class SignIn(Opening):
    """Gives one answer for an unknown name and for a wrong passphrase."""

    refusal = _("This name and this passphrase do not match. Please check both.")

    name = NameField()
    passphrase = PassphraseField()

    def keyring(self, asker: Asker) -> Keyring | None:
        name, passphrase = self.cleaned_data["name"], self.cleaned_data["passphrase"]
        return self.attempt(lambda: credentials.sign_in(name, passphrase, asker))


class Choosing(Opening):
    """A form in which a new passphrase is chosen."""

    def owner(self) -> str:
        """The sign-in name, which the passphrase must not be made of."""
        return str(self.cleaned_data.get("name", ""))

    def clean_new_passphrase(self) -> str:
        passphrase = str(self.cleaned_data["new_passphrase"])
        if passphrase:
            check_passphrase(passphrase, self.owner())
        return passphrase


class SignUp(Choosing):
    """Nothing but a name and a passphrase."""

    name = NameField(
        validators=[check_name],
        help_text=_("Any name you will remember. It is only for signing in."),
    )
    new_passphrase = NewPassphraseField(label=_("Passphrase"))

    def keyring(self, about: About) -> Keyring | None:
        name, passphrase = self.cleaned_data["name"], self.cleaned_data["new_passphrase"]
        return self.attempt(lambda: credentials.sign_up(name, passphrase, about))


class Recover(Choosing):
    """Signing in with the recovery code: name, code, and a new passphrase."""

    refusal = _("This name and this code do not match. Please check both.")

    name = NameField()
    code = forms.CharField(
        label=_("Recovery code"),
        help_text=_("Nine groups of four. Small letters and missing dashes are fine."),
        widget=forms.Textarea(
            attrs={
                "rows": 2,
                "class": "code",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )
    new_passphrase = NewPassphraseField()

    def keyring(self, asker: Asker) -> Keyring | None:
        """Opens with the code and replaces every key: a code that was typed is used up.

        When the same form is sent twice, the passphrase that it has just set opens.
        """
        return self.attempt(lambda: self._open(asker))

    def _open(self, asker: Asker) -> Keyring:
        name, code = self.cleaned_data["name"], self.cleaned_data["code"]
        passphrase = self.cleaned_data["new_passphrase"]
        try:
            return rekey.renew(recovery.recover(name, code, asker), passphrase)
        except (WrongWords, StaleKeyring) as refused:
            try:
                return credentials.unlock(name, passphrase)
            except WrongWords:
                raise refused from None


class StepUp(Choosing):
    """Re-authentication: asks for the passphrase again, as somebody else may hold the unlocked
    device."""

    asked = "passphrase"
    refusal = _("This is not your passphrase.")

    passphrase = PassphraseField()

    def __init__(self, person: Person, asker: Asker, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.person, self.asker = person, asker

    def owner(self) -> str:
        return self.person.name

    def confirmed(self) -> Opened:
        return credentials.confirm(self.person, self.cleaned_data["passphrase"], self.asker)

    def opened(self) -> Opened | None:
        return self.attempt(self.confirmed)


class NewCode(StepUp):
    """Replaces the recovery code."""

    def is_made(self) -> bool:
        return bool(self.attempt(self._make))

    def _make(self) -> Opened:
        opened = self.confirmed()
        credentials.change_code(opened)
        return opened


class ChangePassphrase(StepUp):
    passphrase = PassphraseField(label=_("The passphrase you have now"))
    new_passphrase = NewPassphraseField()

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("passphrase") and said["passphrase"] == said.get("new_passphrase"):
            self.add_error("new_passphrase", _("This is the one you have now."))
        return said

    def is_changed(self) -> bool:
        return bool(self.attempt(self._change))

    def _change(self) -> Opened:
        opened = self.confirmed()
        credentials.change_passphrase(opened, self.cleaned_data["new_passphrase"])
        return opened


class NewKeys(StepUp):
    """Re-key: replaces every key. The passphrase may stay."""

    marks_optional = True

    passphrase = PassphraseField(label=_("The passphrase you have now"))
    new_passphrase = NewPassphraseField(
        required=False,
        help_text=_("Leave it empty to keep the one you have."),
    )

    def keyring(self) -> Keyring | None:
        said = self.cleaned_data
        passphrase = said["new_passphrase"] or said["passphrase"]
        return self.attempt(lambda: rekey.renew(self.confirmed(), passphrase))
