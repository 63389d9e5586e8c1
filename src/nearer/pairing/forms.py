"""What is asked on the way from an invitation to a couple."""

from __future__ import annotations

from typing import Any

import msgspec
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nearer.couples.logic.agreement import ENDINGS, PACES, PAUSES
from nearer.couples.payloads import Wishes
from nearer.pairing.invitation_token import read_code
from nearer.pairing.letters import Offer
from nearer.pairing.logic.light import light_questions
from nearer.pairing.state import Remembered
from nearer.people.forms.account import choices, with_zone
from nearer.ui.bounds import longest
from nearer.ui.forms import Form, PlainText
from nearer.ui.widgets import ChoiceCards

LATE = 23  # the usual limit of nine would hide the question on a first evening
HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]


class Code(Form):
    """The way in for browsers without a script: the link is pasted."""

    code = forms.CharField(
        label=_("The link you were given, or its last part"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_code(self) -> bytes:
        secret = read_code(self.cleaned_data["code"])
        if secret is None:
            raise ValidationError(
                _("Part of this link is missing. Please copy all of it again."),
                code="mistyped",
            )
        return secret


def light_answer(**options: Any) -> PlainText:
    box = forms.Textarea(attrs={"rows": 3})
    return PlainText(max_length=longest(Offer, "words"), widget=box, **options)


class LightAnswer(Form):
    """The guest's answer to the question the other chose; it may stay empty."""

    words = light_answer(label=_("Your answer"), required=False)


class LightQuestion(Form):
    """One of three light questions, and one's own answer to it."""

    question = forms.ChoiceField(label=_("A light question"), widget=ChoiceCards())
    words = light_answer(label=_("Your answer"), help_text=_("A sentence is enough."))
    looking = forms.IntegerField(min_value=0, max_value=99, widget=forms.HiddenInput)

    def __init__(
        self, begun: Remembered | None, looking: int, posted: QueryDict | None = None
    ) -> None:
        typed = {"question": begun.question, "words": begun.words} if begun else {}
        super().__init__(posted, initial={**typed, "looking": looking})
        field = self.fields["question"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(each.id, _(each.text)) for each in light_questions(looking)]


class FourTaps(Form):
    """Pace, hours, pause and ending: what suits oneself."""

    pace = forms.TypedChoiceField(
        label=_("How deep may questions go?"),
        choices=[(str(pace), _(words)) for pace, words in PACES.items()],
        coerce=int,
        widget=ChoiceCards(),
    )
    from_hour = forms.TypedChoiceField(
        label=_("Shared things may show on Today from"), choices=HOURS, coerce=int
    )
    to_hour = forms.TypedChoiceField(label=_("until"), choices=HOURS, coerce=int)
    pause_words = PlainText(
        label=_("When it is too much, I say"),
        max_length=longest(Wishes, "pause_words"),
        required=False,
        help_text=_("A pause needs no reason. These words just make it easier."),
    )
    ending = forms.ChoiceField(
        label=_("If it ends one day"),
        help_text=_("It counts if you both say the same."),
        choices=[(key, _(words)) for key, words in ENDINGS.items()],
        widget=ChoiceCards(),
    )

    def __init__(self, wishes: Wishes | None, posted: QueryDict | None = None) -> None:
        begun = wishes or Wishes(to_hour=LATE, pause_words=gettext(PAUSES[0]))
        super().__init__(posted, initial=msgspec.structs.asdict(begun))

    def wishes(self) -> Wishes:
        return Wishes(**self.cleaned_data)


class OurDay(Form):
    """Where the couple has its day. It holds for both, so both may set it."""

    time_zone = forms.ChoiceField(
        label=_("Your shared day follows"),
        help_text=_(
            "It holds for both of you: the question changes when the day does there, and the hours "
            "that suit both are hours of that clock."
        ),
    )

    def __init__(self, zone: str, posted: QueryDict | None = None) -> None:
        super().__init__(posted, initial={"time_zone": zone})
        choices(self, "time_zone", with_zone(zone))


class SameWords(Form):
    """Whose words were looked at, and what the two found."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    found = forms.ChoiceField(choices=[("same", ""), ("differ", "")], widget=forms.HiddenInput)

    def clean_seen(self) -> bytes:
        try:
            return bytes.fromhex(self.cleaned_data["seen"])
        except ValueError:
            raise ValidationError(_("Please look at the words again."), code="seen") from None

    @property
    def is_same(self) -> bool:
        return bool(self.cleaned_data["found"] == "same")


class Leaving(Form):
    """What becomes of one's own words in the shared place."""

    words = forms.ChoiceField(
        label=_("What I have shared there"),
        choices=[
            ("keep", _("can still be read by both of us")),
            ("withdraw", _("is deleted, for both of us")),
        ],
        widget=ChoiceCards(
            hints={
                "keep": _("Each of you can download a copy."),
                "withdraw": _("It is deleted from this server and cannot be brought back."),
            }
        ),
    )

    def __init__(self, wishes: Wishes | None, posted: QueryDict | None = None) -> None:
        takes_out = wishes is not None and wishes.ending == "withdraw-mine"
        super().__init__(posted, initial={"words": "withdraw" if takes_out else "keep"})

    @property
    def withdraws(self) -> bool:
        return bool(self.cleaned_data["words"] == "withdraw")
