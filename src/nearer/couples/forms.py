"""What the pages of two ask in common: what one would like back, and a reply."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nearer.couples.logic.leaf import Leaf
from nearer.couples.logic.receiving import WANTS, Beginning, beginnings, is_asked_for
from nearer.couples.payloads import Reply, WantsBack
from nearer.ui.bounds import longest
from nearer.ui.forms import Form, PlainText
from nearer.ui.widgets import ChoiceChips


def wants_back_field(
    order: Iterable[WantsBack], initial: WantsBack | None = None
) -> forms.ChoiceField:
    """What the sharer would like back, to choose from in this order."""
    return forms.ChoiceField(
        label=_("What would you like back?"),
        choices=[(key, _(WANTS[key])) for key in order],
        initial=initial,
        widget=ChoiceChips(whose="us"),
    )


class ReplyForm(Form):
    """One of three beginnings, and how it goes on. A change of beginning keeps what follows it.

    The page says which of the copy's texts it shows: what was written to another is asked again.
    """

    shape = forms.ChoiceField(widget=forms.HiddenInput)
    text = PlainText(
        label=_("Your reply"),
        max_length=longest(Reply, "text"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        wants_back: WantsBack,
        mark: str,
        there: Leaf[Reply] | None,
        posted: QueryDict | None = None,
    ) -> None:
        self.mark = mark
        self.beginnings = beginnings(wants_back)
        usual = self.beginnings[0]
        begun: dict[str, str] = {"shape": usual.shape, "text": gettext(usual.starter)}
        if there:
            begun = {"shape": there.payload.shape, "text": there.payload.text}
        # If no reply was asked for, the form starts collapsed.
        self.is_open = is_asked_for(wants_back) or bool(there or posted)
        if posted and "begin" in posted:
            begun, posted = self._begun_anew(posted), None
        super().__init__(posted, initial=begun)
        shape = self.fields["shape"]
        assert isinstance(shape, forms.ChoiceField)
        shape.choices = [(each.shape, each.label) for each in self.beginnings]
        self.fields["text"].help_text = gettext(self.chosen.hint)

    @property
    def chosen(self) -> Beginning:
        """The beginning that is chosen now."""
        shape = self["shape"].value()
        return next((each for each in self.beginnings if each.shape == shape), self.beginnings[0])

    @property
    def chips(self) -> list[tuple[str, str, bool]]:
        chosen = self.chosen.shape
        return [(each.shape, gettext(each.label), each.shape == chosen) for each in self.beginnings]

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if text.strip() in {gettext(each.starter).strip() for each in self.beginnings}:
            raise forms.ValidationError(_("Please carry on from there in your own words."))
        return text

    def clean(self) -> dict[str, Any]:
        if self.data.get("mark") != self.mark:
            raise forms.ValidationError(
                _("What you are replying to has changed. Please read it again.")
            )
        return self.cleaned_data

    def _begun_anew(self, posted: QueryDict) -> dict[str, str]:
        new = next((each for each in self.beginnings if each.shape == posted["begin"]), None)
        if new is None:
            return {"shape": posted.get("shape", ""), "text": posted.get("text", "")}
        text = posted.get("text", "")
        for each in self.beginnings:
            text = text.removeprefix(gettext(each.starter)).removeprefix(
                gettext(each.starter).strip()
            )
        return {"shape": new.shape, "text": gettext(new.starter) + text.lstrip()}


class Pause(Form):
    """A pause of one's own."""

    until = forms.DateField(
        label=_("Until when, if you know"),
        required=False,
        help_text=_("If you leave it empty, it lasts until you end it."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
