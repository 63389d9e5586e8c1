"""Content of the harmless page: kitchen measures, true and useful."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Word = str | Promise


class Table(NamedTuple):
    title: Word
    heads: tuple[Word, ...]
    rows: tuple[tuple[Word, ...], ...]


SPOONS = Table(
    _("Spoons and cups"),
    (_("Measure"), _("Millilitres"), _("Fluid ounces")),
    (
        (_("1 teaspoon"), "5", "0.17"),
        (_("1 tablespoon"), "15", "0.5"),
        (_("¼ cup"), "60", "2"),
        (_("½ cup"), "120", "4"),
        (_("1 cup"), "240", "8"),
        (_("1 pint (US)"), "473", "16"),
    ),
)
OVEN = Table(
    _("Oven"),
    (_("Heat"), "°C", "°F", _("Gas mark")),
    (
        (_("Cool"), "140", "275", "1"),
        (_("Moderate"), "180", "350", "4"),
        (_("Fairly hot"), "200", "400", "6"),
        (_("Hot"), "220", "425", "7"),
        (_("Very hot"), "240", "475", "9"),
    ),
)
WEIGHT = Table(
    _("Weight"),
    (_("Measure"), _("Grams")),
    (
        (_("1 ounce"), "28"),
        (_("1 pound"), "454"),
        (_("1 cup of flour"), "125"),
        (_("1 cup of sugar"), "200"),
        (_("1 cup of rice"), "185"),
    ),
)
TABLES = (SPOONS, OVEN, WEIGHT)
