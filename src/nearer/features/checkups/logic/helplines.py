"""Help lines by country: read, overlaid by the operator's own file, looked up.

Numbers change, so each says when the operator last checked it, or that nobody has. Sites are plain
text: no page makes a request to them.
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from nearer.ui.phrases import gettext_noop as _

Need = Literal["emergency", "crisis", "violence"]
NEEDS: dict[Need, str] = {
    "emergency": _("In an emergency"),
    "crisis": _("Somebody to talk to in a crisis"),
    "violence": _("When someone at home frightens or hurts you"),
}
WHO = {"police": _("police"), "ambulance": _("ambulance")}
WAYS = {"call": _("by telephone"), "text": _("by text message"), "web": _("on the web")}
WITHIN = {"eu": _("in the European Union")}
CHECKED = _("Checked on {day}.")

SHIPPED = Path(__file__).with_name("helplines.toml")


class MisreadHelpLines(ValueError):
    """A file of help lines that is not one. The message says where."""


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One number or one site."""

    need: Need
    number: str = ""
    site: str = ""
    way: Literal["call", "text", "web"] = "call"
    who: Literal["", "police", "ambulance"] = ""
    language: str = ""
    within: Literal["", "eu"] = ""
    verified_on: date | None = None

    def __post_init__(self) -> None:
        if bool(self.number) == bool(self.site) or bool(self.site) != (self.way == "web"):
            raise ValueError("a line has either a number, or a site and the way `web`")

    @property
    def said(self) -> str:
        return self.number or self.site

    @property
    def dialled(self) -> str:
        """What a telephone dials (`tel:` or `sms:` and this), or nothing for a site."""
        return "".join(sign for sign in self.number if sign.isdigit() or sign in "+#*")


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A country's lines, the most urgent first."""

    code: Annotated[str, msgspec.Meta(pattern=r"\A([A-Z]{2})?\Z")]
    name: str
    lines: tuple[Line, ...]

    def for_need(self, need: Need) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.need == need)

    @property
    def by_need(self) -> tuple[tuple[Need, tuple[Line, ...]], ...]:
        """The lines grouped by need, the most urgent first, without empty groups."""
        return tuple((need, lines) for need in NEEDS if (lines := self.for_need(need)))


class _Pages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The structure of a file of help lines."""

    countries: tuple[Country, ...] = ()
    elsewhere: Country | None = None


class HelpLines(msgspec.Struct, frozen=True):
    """Every country we know lines for, and what holds for all others."""

    countries: dict[str, Country]
    elsewhere: Country

    def at(self, code: str) -> Country:
        """The lines of a country. What it lacks is filled from `elsewhere`, never left empty."""
        country = self.countries.get(code.upper())
        if country is None:
            return self.elsewhere
        lacking = [need for need in NEEDS if not country.for_need(need)]
        general = [line for line in self.elsewhere.lines if line.need in lacking]
        return msgspec.structs.replace(country, lines=(*country.lines, *general))

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Code and English name, by name."""
        known = ((country.code, country.name) for country in self.countries.values())
        return tuple(sorted(known, key=lambda choice: choice[1]))


def read(text: str) -> tuple[dict[str, Country], Country | None]:
    """Countries by code, and what holds elsewhere, if the text says so."""
    try:
        pages = msgspec.convert(tomllib.loads(text), _Pages)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise MisreadHelpLines(str(error)) from error
    countries = {country.code: country for country in pages.countries}
    if len(countries) < len(pages.countries) or "" in countries:
        raise MisreadHelpLines("each country needs a code of its own")
    return countries, pages.elsewhere


@cache
def shipped() -> HelpLines:
    """The help lines that come with Nearer."""
    countries, elsewhere = read(SHIPPED.read_text("utf-8"))
    if elsewhere is None:
        raise MisreadHelpLines(f"{SHIPPED.name} says nothing for elsewhere")
    return HelpLines(countries, elsewhere)


def overlaid(under: HelpLines, text: str) -> HelpLines:
    """The same lines, with each country of the text replacing the one in `under`."""
    countries, elsewhere = read(text)
    return HelpLines(under.countries | countries, elsewhere or under.elsewhere)


def help_lines(own_file: Path | None = None) -> HelpLines:
    """The shipped lines under the operator's file, when there is one."""
    if own_file is None:
        return shipped()
    try:
        return overlaid(shipped(), own_file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise MisreadHelpLines(f"{own_file.name}: {error}") from error
