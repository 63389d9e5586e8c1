"""How help lines are shown: the ways to each, and the few words about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nearer.features.checkups.logic.helplines import (
    BILL,
    CHAT,
    CHECKED,
    NEEDS,
    TEXT,
    TEXT_KEYWORD,
    WHATSAPP,
    WHO,
    WHOM,
    Country,
    Line,
    Need,
)
from nearer.ui.phrases import Phrase

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words


@dataclass(frozen=True)
class Way:
    """What is dialled, written to or opened. A site has no link: no page leads to a third party."""

    said: str
    url: str = ""
    is_number: bool = False


@dataclass(frozen=True)
class Shown:
    """One line as a page has it."""

    name: str
    whom: list[str]
    ways: list[Way]
    facts: list[str]
    is_checked: bool


@dataclass(frozen=True)
class Section:
    need: Need
    title: Words
    lines: list[Shown]

    @property
    def breadth(self) -> str:
        """What matters most takes the full breadth of a page."""
        return "whole" if self.need in ("emergency", "violence") else ""


def sections(country: Country, needs: tuple[Need, ...] = tuple(NEEDS)) -> list[Section]:
    """The lines by need, in the order of `needs`, without empty sections."""
    return [
        Section(need, _(NEEDS[need]), [shown(line, need) for line in lines])
        for need in needs
        if (lines := country.for_need(need))
    ]


def shown(line: Line, need: Need) -> Shown:
    return Shown(
        name=_(line.name) if line.name else _(WHO.get(line.who, "")),
        whom=whom(line, need),
        ways=list(ways(line)),
        facts=list(facts(line)),
        is_checked=line.verified_on is not None,
    )


def whom(line: Line, need: Need) -> list[str]:
    """For whom a line is. That it is for everyone is said only where many lines are not; whom the
    heading names already is not named again."""
    meant = [each for each in line.for_whom if each != need]
    if meant == ["everyone"] and need != "violence":
        return []
    return [str(_(WHOM[each])) for each in meant]


def ways(line: Line) -> Iterator[Way]:
    if line.call:
        yield Way(line.call, line.call_url, is_number=True)
    if line.text:
        said = Phrase(
            TEXT_KEYWORD if line.keyword else TEXT, {"keyword": line.keyword, "number": line.text}
        )
        yield Way(said.said(_), line.text_url)
    if line.whatsapp:
        yield Way(Phrase(WHATSAPP, {"number": line.whatsapp}).said(_))
    if line.chat:
        yield Way(Phrase(CHAT, {"site": line.chat}).said(_))
    if line.web:
        yield Way(line.web)


def facts(line: Line) -> Iterator[str]:
    """Area, hours, cost, bill, languages, what else to know, and when it was checked."""
    for words in (line.area, line.hours, line.cost, BILL[line.bill], line.languages, line.note):
        if words:
            yield _(words)
    if line.verified_on:
        yield Phrase(CHECKED, {"day": on(line.verified_on)}).said(_)


def sources(country: Country) -> list[tuple[str, str, str]]:
    """Name, where the number was seen, and the day of that, or nothing if the page was not read."""
    return list(
        dict.fromkeys(
            (_(line.name), line.source, on(line.seen) if line.seen else "")
            for line in country.every
            if line.source
        )
    )


def on(day: date) -> str:
    return date_format(day, "j F Y")
