"""Form widgets of a check-in. Each is made of plain radio buttons and boxes and works without a
script; `static/feelings/check_in.js` adds arrow keys in two directions and folding.

    spot = SpotField(label=_("Where are you now?"), widget=FeelingGrid(
        corners=(_("tense"), _("excited"), _("flat"), _("calm")),
        pleasantness=nine_words, energy=nine_words))
    words = forms.MultipleChoiceField(required=False, choices=[(_("Flat"), [("tired", _("tired"))]),
        ..., ("numb", _("numb"))], widget=WordChips(corners=("tense", "excited", "flat", "calm")))
    close = StepField(label=_("How close do you feel?"),
        widget=ClosenessSlide(low=_("far apart"), high=_("as one")))
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nearer.ui.widgets import Steps

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words

CORNERS = ("tense", "excited", "flat", "calm")
LEFT_OPEN = _("leave it open")
QUESTIONS = (_("How pleasant is it?"), _("How much energy do you have?"))


class WordChips(forms.CheckboxSelectMultiple):
    """Words in groups, and below them, in the same shape, those that belong to none.

    `corners` names for each group its corner of the grid: when a spot is chosen and a script may
    run, the words of the other corners fold away until asked for.
    """

    template_name = "feelings/widgets/words.html"

    def __init__(self, *, corners: Sequence[str] = (), **options: Any) -> None:
        super().__init__(**options)
        self.corners = tuple(corners)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        named = [group for group in context["widget"]["optgroups"] if group[0]]
        corners = (*self.corners, *[""] * len(named))
        context["groups"] = [
            (corner, label, options)
            for corner, (label, options, _index) in zip(corners, named, strict=False)
        ]
        context["equals"] = [
            option
            for label, options, _index in context["widget"]["optgroups"]
            if not label
            for option in options
        ]
        return context


class ClosenessSlide(Steps):
    """Eleven places on a line, and two circles over it that stand as close as the one chosen."""

    template_name = "feelings/widgets/closeness.html"


class FeelingGrid(forms.Widget):
    """Nine by nine spots: pleasantness to the right, energy upwards. Value "pleasantness-energy".

    One radio group, so that without a script a tap chooses a spot, Tab takes one stop and a finger
    exploring with a screen reader hears "rather unpleasant, very calm" under itself. As 81 radios
    are long to step through, two lists with nine answers each name the same spot. They have to be
    opened on purpose, so what is chosen in them wins.
    """

    template_name = "feelings/widgets/grid.html"
    use_fieldset = True

    def __init__(
        self,
        *,
        corners: Sequence[Words],
        pleasantness: Sequence[Words],
        energy: Sequence[Words],
        names: tuple[Words, Words] = QUESTIONS,
        none: Words = LEFT_OPEN,
        attrs: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(attrs)
        self.corners, self.names, self.none = tuple(corners), names, none
        self.pleasantness, self.energy = tuple(pleasantness), tuple(energy)

    def id_for_label(self, id_: str | None) -> str:  # noqa: ARG002
        return ""  # the field is a fieldset; no single input carries its name

    def format_value(self, value: Any) -> str:
        return "-".join(map(str, value)) if isinstance(value, tuple | list) else str(value or "")

    def value_from_datadict(
        self,
        data: Mapping[str, Any],
        files: Any,  # noqa: ARG002
        name: str,
    ) -> str:
        spot = str(data.get(name) or "")
        listed = (data.get(f"{name}_pleasantness"), data.get(f"{name}_energy"))
        if not any(listed):
            return spot
        here = spot.split("-") if spot.count("-") == 1 else ["", ""]
        return "-".join(str(said or tapped) for said, tapped in zip(listed, here, strict=True))

    def value_omitted_from_data(
        self,
        data: Mapping[str, Any],
        files: Any,  # noqa: ARG002
        name: str,
    ) -> bool:
        return not any(key in data for key in (name, f"{name}_pleasantness", f"{name}_energy"))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        chosen = context["widget"]["value"] or ""
        words = [str(word) for word in self.pleasantness]
        spots = [
            (f"{across}-{up}", f"{words[across - 1]}, {self.energy[up - 1]}")
            for up in range(9, 0, -1)
            for across in range(1, 10)
        ]
        lists = (
            ("pleasantness", self.names[0], self.pleasantness),
            ("energy", self.names[1], self.energy),
        )
        return {
            **context,
            "spots": spots,
            "chosen": chosen,
            "corners": list(zip(CORNERS, self.corners, strict=True)),
            "lists": lists,
            "none": self.none,
        }
