"""The check-in as a form. Every part may stay empty, but not all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nearer.features.feelings.forms.fields import SpotField
from nearer.features.feelings.payloads import CheckIn
from nearer.features.feelings.widgets import CORNERS as CORNER_NAMES
from nearer.features.feelings.widgets import ClosenessSlide, FeelingGrid, WordChips
from nearer.features.feelings.wording import CORNERS, ENERGY, LINES, PLEASANTNESS, word_choices
from nearer.spaces.entry import Entry
from nearer.ui.bounds import longest
from nearer.ui.forms import Form, PlainText, StepField, shares_fields
from nearer.ui.widgets import Line0to10

MOST_WORDS = 12
# If two are marked, the first in this order wins.
HONEST = ("numb", "unsure", "not-today")


def spot_field() -> SpotField:
    grid = FeelingGrid(corners=CORNERS, pleasantness=PLEASANTNESS, energy=ENERGY)
    return SpotField(label=_("Where are you now?"), widget=grid)


def words_field(before: Sequence[str] = ()) -> forms.MultipleChoiceField:
    """`before`: words chosen already, also such as are no longer offered."""
    return forms.MultipleChoiceField(
        label=_("Words for it, as many as you like"),
        choices=partial(word_choices, before),
        required=False,
        widget=WordChips(corners=CORNER_NAMES),
    )


def line_field(name: str) -> StepField:
    line = LINES[name]
    return StepField(label=line.asked, widget=Line0to10(low=line.low, high=line.high))


class HowIAm(Form):
    """The spot and the words, where `numb`, `unsure` and `not-today` are full answers."""

    spot = spot_field()
    words = words_field()

    def __init__(self, posted: QueryDict | None, initial: dict[str, Any]) -> None:
        super().__init__(posted, initial=initial)
        before = posted.getlist("words") if posted else initial.get("words", ())
        self.fields["words"] = words_field(before)

    def clean_words(self) -> list[str]:
        words: list[str] = self.cleaned_data["words"]
        if len(set(words) - set(HONEST)) > MOST_WORDS:
            raise ValidationError(_("Twelve words fit into one day. Which matter most?"))
        return words

    def how_i_am(self) -> dict[str, Any]:
        """The fields of a check-in that say how somebody is."""
        said = self.cleaned_data["words"]
        pleasantness, energy = self.cleaned_data["spot"] or (None, None)
        return {
            "state": next((answer for answer in HONEST if answer in said), "given"),
            "pleasantness": pleasantness,
            "energy": energy,
            "words": tuple(word for word in said if word not in HONEST),
        }


def as_typed(checkin: CheckIn) -> dict[str, Any]:
    """What the form's fields would hold to give this check-in."""
    spot = (checkin.pleasantness, checkin.energy)
    honest = [] if checkin.state == "given" else [checkin.state]
    return {
        "spot": spot if None not in spot else None,
        "words": [*checkin.words, *honest],
        "circles": checkin.circles,
        "sentence": checkin.sentence,
        **{name: getattr(checkin, name) for name in LINES},
    }


@shares_fields
class CheckInForm(HowIAm):
    """A day's check-in. `on` and `revision` travel with the page, so that one opened before
    midnight keeps its own day, and an older one cannot write over a newer one unseen."""

    data: MultiValueDict[str, str]
    may_share = False
    circles = StepField(
        label=_("How close do you feel to your partner?"),
        widget=ClosenessSlide(low=_("far apart"), high=_("as one"), none=_("skip")),
    )
    closeness = line_field("closeness")
    opened_up = line_field("opened_up")
    felt_understood = line_field("felt_understood")
    tension = line_field("tension")
    wish_to_withdraw = line_field("wish_to_withdraw")
    enjoyed_together = line_field("enjoyed_together")
    sentence = PlainText(
        label=_("A sentence, if you like"),
        max_length=longest(CheckIn, "sentence"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    share = forms.BooleanField(label=_("Share this with your partner"), required=False)
    on = forms.DateField(input_formats=["%Y-%m-%d"], widget=forms.HiddenInput)
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self, today: date, there: Entry[CheckIn] | None, data: QueryDict | None = None
    ) -> None:
        self.today = today
        initial = as_typed(there.payload) if there else {}
        initial |= {"on": today, "revision": there.revision if there else 0}
        super().__init__(data, initial)

    def name_partner(self, name: str, *, may_share: bool) -> None:
        """Asks about the partner by name, and whether they are to have a copy. The labels are
        those of this page alone: the fields belong to all."""
        self.may_share = may_share
        if name:
            words = {"name": name}
            self["circles"].label = gettext("How close do you feel to %(name)s?") % words
            self["share"].label = gettext("Share this with %(name)s") % words

    @property
    def lines(self) -> list[forms.BoundField]:
        return [self[name] for name in LINES]

    @property
    def is_long(self) -> bool:
        """Whether the sentence or one of the lines is in use, so that they are shown at once."""
        folded = [*self.lines, self["sentence"]]
        return any(each.errors or each.value() not in (None, "") for each in folded)

    @property
    def day(self) -> date:
        day: date = self.cleaned_data["on"]
        return day

    @property
    def seen(self) -> int:
        revision: int = self.cleaned_data["revision"]
        return revision

    @property
    def is_empty(self) -> bool:
        """Whether all that is missing is any answer at all."""
        return bool(self.non_field_errors())

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day not in (self.today, self.today - timedelta(days=1)):
            self.rebind(on=self.today, revision=0)
            raise ValidationError(
                _("This page was opened days ago. Save it once more and it becomes today’s.")
            )
        return day

    def clean(self) -> dict[str, Any]:
        if not self.errors and self.checkin() == CheckIn():
            raise ValidationError(
                _("There is nothing to save yet. One word is enough, even “not today”.")
            )
        return self.cleaned_data

    def checkin(self) -> CheckIn:
        """The payload, once the form is valid."""
        rest = {name: self.cleaned_data[name] for name in ("circles", "sentence", *LINES)}
        return CheckIn(**self.how_i_am(), **rest)

    def rebind(self, **hidden: object) -> None:
        """Changes what the page carries, and leaves what was typed."""
        self.data = self.data.copy()
        self.data.update({name: str(value) for name, value in hidden.items()})
