"""How a help line is shown: labels, and addresses to dial or open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from nearer.features.checkups.logic.helplines import (
    CHECKED,
    NEEDS,
    WAYS,
    WHO,
    WITHIN,
    Country,
    Line,
)
from nearer.ui.phrases import Phrase

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words


@dataclass(frozen=True)
class Shown:
    """One line: what is dialled or opened, and the small words beside it."""

    said: str
    url: str
    remarks: str
    is_checked: bool


def sections(country: Country) -> list[tuple[Words, list[Shown]]]:
    """The lines by need, the most urgent first."""
    return [(_(NEEDS[need]), [shown(line) for line in lines]) for need, lines in country.by_need]


def shown(line: Line) -> Shown:
    scheme = {"call": "tel:", "text": "sms:"}.get(line.way, "")
    url = scheme + line.dialled if scheme else ""
    return Shown(line.said, url, ", ".join(remarks(line)), line.verified_on is not None)


def remarks(line: Line) -> Iterator[str]:
    if line.who:
        yield _(WHO[line.who])
    if line.way != "call":
        yield _(WAYS[line.way])
    if line.language:
        yield str(get_language_info(line.language)["name_translated"])
    if line.within:
        yield _(WITHIN[line.within])
    if line.verified_on:
        day = date_format(line.verified_on, "j F Y")
        yield Phrase(CHECKED, {"day": day}).said(_).rstrip(".")
