"""Form widgets. Each is made of plain radio buttons and boxes and works without a script;
`static/ui/line.js` adds dragging.

    pace = forms.ChoiceField(choices=PACES, widget=ChoiceCards(hints={"slow": _("Most days.")}))
    tension = StepField(label=_("Tension"), widget=Line0to10(low=_("none"), high=_("a great deal")))
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words

NO_ANSWER = _("no answer")


class Chips(forms.CheckboxSelectMultiple):
    """Multiple choice, as pills."""

    template_name = "ui/widgets/chips.html"


class ChoiceChips(forms.RadioSelect):
    """Single choice, as pills. `whose`: "" (mine) or "us"."""

    template_name = "ui/widgets/chips.html"

    def __init__(self, *, whose: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.whose = whose

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return {**super().get_context(name, value, attrs), "whose": self.whose}


class ChoiceCards(forms.RadioSelect):
    """Single choice with a sentence each: `hints` maps a value to it."""

    template_name = "ui/widgets/cards.html"

    def __init__(self, *, hints: Mapping[str, Words] | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.hints = dict(hints or {})

    def create_option(self, *args: Any, **options: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(*args, **options)
        return {**option, "hint": self.hints.get(str(option["value"]), "")}


class Steps(forms.Widget):
    """0..10, and "no answer" as an option of its own, which a range input cannot express."""

    use_fieldset = True

    def __init__(
        self,
        *,
        low: Words,
        high: Words,
        none: Words = NO_ANSWER,
        attrs: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(attrs)
        self.low, self.high, self.none = low, high, none

    def id_for_label(self, id_: str | None) -> str:  # noqa: ARG002
        return ""  # the field is a fieldset; no single input carries its name

    def named(self, step: int) -> str:
        """The accessible name of a step; the ends include their labels."""
        return {0: f"0, {self.low}", 10: f"10, {self.high}"}.get(step, str(step))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        chosen = context["widget"]["value"]
        context["steps"] = [
            {"step": step, "named": self.named(step), "chosen": str(step) == chosen}
            for step in range(11)
        ]
        return {**context, "low": self.low, "high": self.high, "none": self.none}


class Line0to10(Steps):
    """A line with eleven places, from `low` to `high`; `none` is chosen until another is."""

    template_name = "ui/widgets/line.html"
