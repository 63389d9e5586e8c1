"""Forms about the person's own account and devices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from msgspec.structs import asdict, replace

from nearer.people import recovery, sessions
from nearer.people.forms.fields import ShownName
from nearer.people.keyring import About, Contents, Keyring
from nearer.people.models import Person
from nearer.people.time_zones import countries, time_zones
from nearer.ui.forms import Form
from nearer.ui.widgets import ChoiceChips


class TwoGroups(Form):
    """Two of the nine groups, typed from paper: proof that the recovery code was kept."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            marks = {"class": "code", "autocomplete": "off", "autocapitalize": "characters"}
            field.widget.attrs.update(marks, spellcheck="false")


class ProveCode(TwoGroups):
    third = forms.CharField(label=_("Group 3"), max_length=9)
    eighth = forms.CharField(label=_("Group 8"), max_length=9)

    def proves(self, keyring: Keyring) -> bool:
        is_right = recovery.prove(keyring, **self.cleaned_data)
        if not is_right:
            self.add_error(None, _("These are not groups 3 and 8. Please check each character."))
        return is_right


class ProveAgain(TwoGroups):
    """Two other groups, a week later: the paper is still there."""

    first = forms.CharField(label=_("Group 1"), max_length=9)
    fifth = forms.CharField(label=_("Group 5"), max_length=9)

    def proves(self, keyring: Keyring) -> bool:
        is_right = recovery.prove_again(keyring, **self.cleaned_data)
        if not is_right:
            self.add_error(None, _("These are not groups 1 and 5. Please check each character."))
        return is_right


class AboutYou(Form):
    """The profile, kept in the keyring; the server cannot read it while it is locked."""

    shown_name = ShownName(label=_("What should we call you?"), required=False)
    time_zone = forms.ChoiceField(
        label=_("Time zone"), help_text=_("So that your day begins when it begins for you.")
    )
    country = forms.ChoiceField(
        label=_("Country"), required=False, help_text=_("So that help lines fit where you are.")
    )

    def __init__(self, about: About, *args: Any, **options: Any) -> None:
        super().__init__(*args, initial=asdict(about), **options)
        choices(self, "country", [("", _("Not said")), *countries()])
        choices(self, "time_zone", with_zone(about.time_zone))

    def write(self, keyring: Keyring) -> None:
        said = self.cleaned_data

        def edit(contents: Contents) -> None:
            contents.about = replace(contents.about, **said)

        keyring.change(edit)


def with_zone(zone: str) -> list[tuple[str, Any]]:
    """The time zone choices, and the current one if it is an alias that they lack."""
    listed = {value for _region, zones in time_zones() for value, _word in zones}
    return time_zones() if zone in listed else [(zone, zone), *time_zones()]


class Limits(Form):
    """Session limits: when a device locks by itself, within what the operator allows."""

    idle_minutes = forms.TypedChoiceField(
        label=_("When you do nothing for"), coerce=int, widget=ChoiceChips
    )
    session_hours = forms.TypedChoiceField(
        label=_("At the latest, after"), coerce=int, widget=ChoiceChips
    )

    def __init__(self, person: Person, *args: Any, **options: Any) -> None:
        now = {"idle_minutes": person.idle_minutes, "session_hours": person.session_hours}
        super().__init__(*args, initial=now, **options)
        for name, within, wanted in (
            ("idle_minutes", settings.NEARER_IDLE_MINUTES, (2, 5, 10, 15, 30, 60)),
            ("session_hours", settings.NEARER_SESSION_HOURS, (1, 4, 8, 12, 24)),
        ):
            offered = sorted({now[name], *(step for step in wanted if step in within)})
            choices(self, name, [(step, spoken(name, step)) for step in offered])

    def write(self, keyring: Keyring) -> None:
        sessions.limit(keyring, **self.cleaned_data)


def spoken(name: str, step: int) -> str:
    if name == "idle_minutes" and step < 60:
        return ngettext("%(n)s minute", "%(n)s minutes", step) % {"n": step}
    hours = step // 60 if name == "idle_minutes" else step
    return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}


def choices(form: Form, name: str, offered: Iterable[Any]) -> None:
    """Sets a field's choices for each request, not once when the server starts."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(offered)
