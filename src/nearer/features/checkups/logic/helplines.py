"""Help lines by country: what a line says about itself, and which ones are shown where.

Numbers change, so each says where it was seen and when, and when whoever runs the server last
checked it. Sites are plain text: no page makes a request to them.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from urllib.parse import quote

import msgspec

from nearer.ui.phrases import gettext_noop as _

Need = Literal["emergency", "violence", "crisis", "hurting", "more"]
Whom = Literal["everyone", "women", "men", "children", "hurting", "lgbt", "deaf"]
Bill = Literal["yes", "no", "unknown"]

# In the order of a page: what cannot wait stands first.
NEEDS: dict[Need, str] = {
    "emergency": _("In an emergency"),
    "violence": _("When someone frightens or hurts you"),
    "crisis": _("When it gets too much, or you think of ending your life"),
    "hurting": _("When you frighten or hurt someone"),
    "more": _("More lines"),
}
# Whoever looks finds something for each of these, if need be what holds everywhere.
ALWAYS: tuple[Need, ...] = ("emergency", "violence", "crisis")
WHO = {"police": _("police"), "ambulance": _("ambulance"), "fire": _("fire service")}
WHOM: dict[Whom, str] = {
    "everyone": _("for everyone"),
    "women": _("for women"),
    "men": _("for men"),
    "children": _("for children and young people"),
    "hurting": _("for people who hurt someone"),
    "lgbt": _("for LGBT people"),
    "deaf": _("if you cannot hear or speak"),
}
BILL: dict[Bill, str] = {"yes": _("on the bill"), "no": _("not on the bill"), "unknown": ""}
CHECKED = _("checked on {day}")
TEXT = _("text {number}")
TEXT_KEYWORD = _("text {keyword} to {number}")
WHATSAPP = _("WhatsApp {number}")
CHAT = _("chat at {site}")

Number = Annotated[str, msgspec.Meta(pattern=r"\A[+#*]?[0-9][0-9 ()./#*-]*\Z")]
Site = Annotated[str, msgspec.Meta(pattern=r"\A[a-z0-9-]+(\.[a-z0-9-]+)+(/[a-z0-9._/-]*)?\Z")]
Words = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]


class UnusableLine(ValueError):
    """A line whose fields do not fit each other. The message is the end of a sentence about it."""


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One service, and the ways to it.

    `keyword`: the word to send to `text`. `area`: where in the country, if not everywhere. `bill`:
    whether the call appears on it. `note`: what else has to be known to get through. `source` and
    `seen`: the page the number stands on, and the day it was read there, if it was.
    `verified_on`: the day on which whoever runs the server checked it.
    """

    name: Words = ""
    call: Number = ""
    text: Number = ""
    keyword: Words = ""
    whatsapp: Number = ""
    chat: Site = ""
    web: Site = ""
    who: Literal["", "police", "ambulance", "fire"] = ""
    whom: Whom | tuple[Whom, ...] = "everyone"
    area: Words = ""
    hours: Words = ""
    cost: Words = ""
    languages: Words = ""
    bill: Bill = "unknown"
    note: Words = ""
    source: Words = ""
    seen: date | None = None
    verified_on: date | None = None

    def __post_init__(self) -> None:
        if not (self.call or self.text or self.whatsapp or self.chat or self.web):
            raise UnusableLine("needs one of `call`, `text`, `whatsapp`, `chat` and `web`")
        if self.keyword and not self.text:
            raise UnusableLine("has a `keyword` but no `text` to send it to")

    @property
    def said(self) -> str:
        """What stands out of it: the number, else the site."""
        return self.call or self.text or self.whatsapp or self.chat or self.web

    @property
    def for_whom(self) -> tuple[Whom, ...]:
        return (self.whom,) if isinstance(self.whom, str) else self.whom

    @property
    def call_url(self) -> str:
        return f"tel:{dialled(self.call)}" if self.call else ""

    @property
    def text_url(self) -> str:
        return f"sms:{dialled(self.text)}" if self.text else ""


def dialled(number: str) -> str:
    """The number as a link has it. `#` would begin the link's fragment, and nothing be dialled.

    RFC 3966 (The tel URI), section 3; RFC 5724 (the sms URI), section 2.2.
    """
    return quote("".join(sign for sign in number if sign.isdigit() or sign in "+#*"), safe="+*")


class Country(msgspec.Struct, frozen=True):
    """A country's lines."""

    code: str
    name: str
    lines: dict[Need, tuple[Line, ...]]

    def for_need(self, need: Need) -> tuple[Line, ...]:
        return self.lines.get(need, ())

    @property
    def by_need(self) -> tuple[tuple[Need, tuple[Line, ...]], ...]:
        """The lines grouped by need, the most urgent first, without empty groups."""
        return tuple((need, lines) for need in NEEDS if (lines := self.for_need(need)))

    @property
    def every(self) -> tuple[Line, ...]:
        return tuple(line for _need, lines in self.by_need for line in lines)


class HelpLines(msgspec.Struct, frozen=True):
    """Every country we know lines for, and what holds for all others."""

    countries: dict[str, Country]
    elsewhere: Country

    def at(self, code: str) -> Country:
        """The lines of a country. What it lacks is filled from `elsewhere`, never left empty."""
        country = self.countries.get(code.upper())
        if country is None:
            return self.elsewhere
        general = {need: self.elsewhere.for_need(need) for need in ALWAYS}
        return msgspec.structs.replace(country, lines=general | country.lines)

    def over(self, countries: dict[str, Country]) -> HelpLines:
        """These lines, with each of the countries in the place of the one here."""
        elsewhere = countries.get("", self.elsewhere)
        own = {code: country for code, country in countries.items() if code}
        return HelpLines(self.countries | own, elsewhere)

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Code and English name, by name."""
        known = ((country.code, country.name) for country in self.countries.values())
        return tuple(sorted(known, key=lambda choice: choice[1]))
