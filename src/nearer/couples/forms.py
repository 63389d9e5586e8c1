"""What the pages of two ask in common: what one would like back, and a reply."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nearer.couples.beneath import Beneath
from nearer.couples.logic.receiving import SIGNS, WANTS, Beginning
from nearer.couples.payloads import Reply, WantsBack
from nearer.ui.bounds import longest
from nearer.ui.forms import ANSWER, Form, PlainText
from nearer.ui.widgets import ChoiceChips

UNSAID = _("Leave it unsaid")
FULL = _("A dozen lines are enough here. The rest is for talking.")


def wants_back_field(order: Iterable[WantsBack]) -> forms.TypedChoiceField:
    """What the sharer would like back, in this order: unsaid unless it is chosen."""
    return forms.TypedChoiceField(
        label=_("I would like"),
        choices=[("", UNSAID), *((key, _(WANTS[key])) for key in order)],
        required=False,
        empty_value=None,
        widget=ChoiceChips(whose="us"),
    )


class ReplyForm(Form):
    """A sign, or words. Beneath what is deep, three beginnings: another keeps what follows it.

    The page says which of the copy's texts it shows: what was written to another is asked again.
    """

    text = PlainText(
        label=_("Your reply"),
        max_length=longest(Reply, "text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    sign = forms.ChoiceField(choices=list(SIGNS.items()), required=False)

    def __init__(self, beneath: Beneath, posted: QueryDict | None = None) -> None:
        self.beneath = beneath
        self.beginnings = beneath.beginnings
        # If no reply was asked for, the form starts collapsed.
        self.is_open = beneath.is_asked_for or bool(posted)
        begun: dict[str, str] = {}
        if posted and "begin" in posted:
            begun, posted = {"text": self._begun(posted)}, None
        super().__init__(posted, initial=begun)
        if chosen := self.chosen:
            self.fields["text"].help_text = gettext(chosen.hint)

    @property
    def chosen(self) -> Beginning | None:
        """The beginning that the words have."""
        text = self["text"].value() or ""
        found = self.beginnings
        return next((each for each in found if text.startswith(_start(each))), None)

    @property
    def chips(self) -> list[tuple[str, str, bool]]:
        chosen = self.chosen
        return [(each.shape, gettext(each.label), each == chosen) for each in self.beginnings]

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if text.strip() in map(_start, self.beginnings):
            raise forms.ValidationError(_("Please carry on from there in your own words."))
        return text

    def clean(self) -> dict[str, Any]:
        if self.data.get("mark") != self.beneath.mark:
            raise forms.ValidationError(
                _("What you are replying to has changed. Please read it again.")
            )
        if not self.beneath.has_room:
            raise forms.ValidationError(FULL)
        if not (self.errors or self.cleaned_data["text"] or self.cleaned_data["sign"]):
            self.add_error("text", ANSWER)
        return self.cleaned_data

    def _begun(self, posted: QueryDict) -> str:
        """The words under another beginning; those that had none go on below it."""
        text = posted.get("text", "")
        new = next((each for each in self.beginnings if each.shape == posted["begin"]), None)
        if new is None:
            return text
        starter = gettext(new.starter)
        for each in self.beginnings:
            if text.startswith(_start(each)):
                return starter + text.removeprefix(_start(each)).lstrip()
        return f"{starter}\n{text}" if text.strip() else starter


def _start(beginning: Beginning) -> str:
    return gettext(beginning.starter).strip()


class Pause(Form):
    """A pause of one's own."""

    until = forms.DateField(
        label=_("Until when, if you know"),
        required=False,
        help_text=_("If you leave it empty, it lasts until you end it."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
