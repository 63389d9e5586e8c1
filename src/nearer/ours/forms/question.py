"""What the question for two asks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nearer.features.feelings.forms import PlainText
from nearer.features.talks.logic.receiving import WANTS, Beginning, beginnings, is_asked_for
from nearer.features.talks.logic.turn import Leaf
from nearer.features.talks.payloads import Reply, WantsBack
from nearer.ui.forms import Form
from nearer.ui.widgets import ChoiceChips


class AnswerForm(Form):
    """One's own answer. `seen`: the revision it began with, 0 for none."""

    text = PlainText(
        label=_("Your answer"),
        max_length=2000,
        help_text=_("As long or as short as you like. It stays with you until you show it."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def kept(self, seen: int) -> AnswerForm:
        """The same words over a newer revision, with a word about it."""
        again = AnswerForm({"text": self.cleaned_data["text"], "seen": seen})
        again.add_error(None, _("Another page of yours has kept another answer since."))
        return again


class Showing(Form):
    """What comes back, and whether the other is told that an answer waits."""

    wants_back = forms.ChoiceField(
        label=_("What you would like back"),
        choices=[(key, _(words)) for key, words in WANTS.items()],
        widget=ChoiceChips(whose="us"),
    )
    lets_know = forms.BooleanField(required=False)

    def __init__(self, name: str, begun: dict[str, Any], posted: QueryDict | None = None) -> None:
        super().__init__(posted, initial=begun)
        told = gettext("Let %(name)s know that an answer waits")
        self.fields["lets_know"].label = told % {"name": name}
        self.fields["lets_know"].help_text = gettext(
            "Otherwise it shows only once both of you have shown one."
        )

    @property
    def wanted(self) -> WantsBack:
        """What is chosen now, for the preview."""
        chosen = self["wants_back"].value()
        return next((key for key in WANTS if key == chosen), "just-listen")


class ReplyForm(Form):
    """One of three beginnings, and how it goes on. A change of beginning keeps what follows it.

    The page says which of the copy's texts it shows: what was written to another is asked again.
    """

    shape = forms.ChoiceField(widget=forms.HiddenInput)
    text = PlainText(
        label=_("Your reply"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
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
        # Unasked for, the form lies folded until somebody has begun.
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
            raise forms.ValidationError(_("Please go on from there in your own words."))
        return text

    def clean(self) -> dict[str, Any]:
        if self.data.get("mark") != self.mark:
            raise forms.ValidationError(
                _("What you reply to has changed meanwhile. Please read it once more.")
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
