"""The short steps. Everything but a name and a passphrase may stay empty."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from nearer.features.feelings.forms.check_in import HONEST, HowIAm, as_typed
from nearer.features.feelings.forms.fields import SpotField
from nearer.features.feelings.logic.fragments import listed
from nearer.features.feelings.logic.judgements import hints
from nearer.features.feelings.logic.sentences import Said, side_by_side, three_sentences
from nearer.features.feelings.logic.vocabulary import honest_answers, label
from nearer.features.feelings.payloads import FirstWords
from nearer.features.feelings.widgets import FeelingGrid
from nearer.features.feelings.wording import CORNERS, ENERGY, PLEASANTNESS
from nearer.start.first_draft import Begun
from nearer.start.logic.choosing import NONE, chosen, first_words, offers
from nearer.ui.bounds import longest
from nearer.ui.forms import Form, PlainText

COMPANY = [("alone", _("Just me")), ("together", _("The two of us"))]
HERE = [each for each in honest_answers if each.id in {"numb", "unsure"}]
NEAR = 5


class FirstField(FeelingGrid):
    """The grid as the picture of the front page: with the two circles, and a tap is an answer."""

    template_name = "start/field.html"


class Front(Form):
    """First step: where are you now? A spot on the field, or one of the honest answers."""

    spot = SpotField(
        label=_("How are you right now?"),
        widget=FirstField(corners=CORNERS, pleasantness=PLEASANTNESS, energy=ENERGY),
    )
    state = forms.ChoiceField(choices=[(each.id, _(each.label)) for each in HERE], required=False)

    def __init__(self, said: Begun, posted: QueryDict | None = None) -> None:
        spot = (said.pleasantness, said.energy)
        super().__init__(posted, initial={"spot": None if None in spot else spot})

    def said(self) -> dict[str, Any]:
        """The place, or that there is none. Words that were chosen before stay."""
        state = self.cleaned_data["state"]
        pleasantness, energy = (not state and self.cleaned_data["spot"]) or (None, None)
        return {"state": state or "given", "pleasantness": pleasantness, "energy": energy}


class Named(HowIAm):
    """Second step: is there a word for it? And then alone, or together."""

    company = forms.ChoiceField(choices=COMPANY, required=False)

    def __init__(self, said: Begun, posted: QueryDict | None = None) -> None:
        super().__init__(posted, as_typed(said.check_in()))
        self.before = said
        self.near = first_words(said.pleasantness, said.energy, NEAR)

    @property
    def chips(self) -> tuple[list[Any], list[Any]]:
        """The words of this spot and the chosen ones; then all others."""
        options = [
            each.data for each in self["words"].subwidgets if each.data["value"] not in HONEST
        ]
        first = [each for each in options if each["value"] in self.near or each["selected"]]
        return first, [each for each in options if each not in first]

    def said(self) -> dict[str, Any]:
        words = tuple(word for word in self.cleaned_data["words"] if word not in HONEST)
        return {"words": words, "company": self.cleaned_data["company"] or self.before.company}


def text_field(kept_as: str, question: Any, hint: Any) -> PlainText:
    """An answer that may stay empty, as long as `FirstWords` keeps it."""
    box, most = forms.Textarea(attrs={"rows": 2}), longest(FirstWords, kept_as)
    return PlainText(label=question, help_text=hint, max_length=most, required=False, widget=box)


class Words(Form):
    """Third step: what I feel, what happened, what I need."""

    feeling = text_field("feeling", _("What do you feel?"), "")
    happened = text_field(
        "happened", _("What happened?"), _("Just what a camera would have recorded.")
    )
    need = text_field("need", _("What do you need?"), "")

    def __init__(self, said: Begun, posted: QueryDict | None = None) -> None:
        words = listed([gettext(label(word)) for word in said.words])
        feeling = words if said.feeling is None else said.feeling
        started = {"feeling": feeling, "happened": said.happened, "need": said.need}
        super().__init__(posted, initial=started)
        self.before = said

    @property
    def hinted(self) -> list[tuple[forms.BoundField, list[str]]]:
        """Each box, and what is said beside it of the words in it."""
        return [(box, hints_in(str(box.value() or ""))) for box in self]

    def said(self) -> dict[str, Any]:
        """The three answers. A sentence chosen and not edited is dropped when they no longer lead
        to it."""
        now, text = replace(self.before, **self.cleaned_data), self.before.text
        is_outdated = text in ways_of_saying(self.before) and text not in ways_of_saying(now)
        return {**self.cleaned_data, "text": None if is_outdated else text}


class Sentences(Form):
    """Fourth step: one of three sentences, each of which may be edited; or none."""

    pick = forms.ChoiceField(label=_("Which one comes closest?"))

    def __init__(self, said: Begun, posted: QueryDict | None = None) -> None:
        offered = offers(ways_of_saying(said), said.text)
        self.keys = [offer.key for offer in offered]
        self.hints = hints_in(" ".join((said.feeling or "", said.happened, said.need)))
        texts = {f"text_{key}": text for key, text in offered}
        pick = chosen(offered, said.text) if offered else NONE
        super().__init__(posted, initial={"pick": pick, **texts})
        self.fields["pick"] = forms.ChoiceField(
            label=_("Which one comes closest?"),
            choices=[*((key, key) for key in self.keys), (NONE, _("None of these"))],
        )
        for name in texts:
            self.fields[name] = PlainText(
                label=_("Make it yours"),
                max_length=longest(FirstWords, "text"),
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    @property
    def ways(self) -> list[tuple[str, str, bool, forms.BoundField]]:
        """For each sentence: its key, its text, whether it is the chosen one, and its text
        field."""
        boxes = [(key, self[f"text_{key}"]) for key in self.keys]
        return [(key, box.value(), self["pick"].value() == key, box) for key, box in boxes]

    @property
    def is_none(self) -> bool:
        return bool(self["pick"].value() == NONE)

    def said(self) -> dict[str, Any]:
        return {"text": self.cleaned_data.get(f"text_{self.cleaned_data['pick']}", "")}


def hints_in(text: str) -> list[str]:
    """In English alone, like the reading of the boxes."""
    return [gettext(hint) for hint in hints(text)] if speaks_english() else []


def speaks_english() -> bool:
    return (get_language() or "en").startswith("en")


def ways_of_saying(said: Begun) -> tuple[str, ...]:
    """Three sentences, fitted together where we can read the language, else side by side."""
    typed = Said(said.feeling or "", said.happened, said.need, said.state)
    return three_sentences(typed) if speaks_english() else side_by_side(typed, gettext)
