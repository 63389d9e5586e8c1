"""Files of help lines: read from TOML, ours and the operator's, and refused in one plain sentence.

    [IE]
    name = "Ireland"

    [[IE.crisis]]
    name = "Samaritans"
    call = "116 123"

A country by its code of two letters, or `elsewhere`; under it a list for each need. An operator's
country takes the place of the whole country here. docs/hosting.md names every field.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, get_args

import msgspec

from nearer.features.checkups.logic.helplines import (
    NEEDS,
    Bill,
    Country,
    HelpLines,
    Line,
    Need,
    Whom,
)

SHIPPED = Path(__file__).with_name("lines")
ELSEWHERE = "elsewhere"
CODE = re.compile(r"[A-Z]{2}")
IN_FIELD = re.compile(r" - at `\$\.(\w+)")
UNKNOWN_FIELD = re.compile(r"unknown field `(.*)`", re.DOTALL)

NUMBER = "has to be a number as it is dialled, in quotation marks, like 0800 111 0 111"
SITE = "has to be a site without https://, like example.org"
DAY = "has to be a day without quotation marks, like 2026-11-27"
WORDS = "has to be words in quotation marks, at most 120 letters"
FITS: dict[str, str] = {
    **dict.fromkeys(("call", "text", "whatsapp"), NUMBER),
    **dict.fromkeys(("chat", "web"), SITE),
    **dict.fromkeys(("seen", "verified_on"), DAY),
    "bill": f"has to be one of {', '.join(get_args(Bill))}",
    "who": "has to be one of police, ambulance, fire",
    "whom": f"has to be one or a list of {', '.join(get_args(Whom))}",
}


class MisreadHelpLines(ValueError):
    """A file of help lines that is not one. The message says where, and is part of a sentence."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))  # a name out of the file may have several rows


def read(text: str) -> dict[str, Country]:
    """Countries by code; what holds elsewhere stands under the empty one.

    Raises `MisreadHelpLines`.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        row = re.search(r"at (line \d+)", str(error))
        raise MisreadHelpLines(f"{row[1] if row else 'its end'} cannot be read as TOML") from error
    except (RecursionError, ValueError) as error:
        raise MisreadHelpLines("it is nested too deep, or has too long a number") from error
    if not tables:
        raise MisreadHelpLines("there is no country in it")
    return {("" if code == ELSEWHERE else code): country(code, tables, text) for code in tables}


def country(code: str, tables: dict[str, Any], text: str) -> Country:
    if code != ELSEWHERE and not CODE.fullmatch(code):
        raise MisreadHelpLines(
            f"[{code}] is no country: write its code of two capital letters, or {ELSEWHERE}"
        )
    if not isinstance(tables[code], dict):
        raise MisreadHelpLines(f"{code} has to be written as [{code}] with a name below it")
    found = dict(tables[code])
    name = found.pop("name", "Elsewhere" if code == ELSEWHERE else "")
    if not isinstance(name, str) or not name:
        raise MisreadHelpLines(f"[{code}] has no `name`, like Ireland")
    for need, listed in found.items():
        if need not in NEEDS:
            raise MisreadHelpLines(f"[[{code}.{need}]] is none of {', '.join(NEEDS)}")
        if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
            raise MisreadHelpLines(f"{need} has to be written as [[{code}.{need}]]")
    lines = {need: entries(code, need, found[need], text) for need in NEEDS if found.get(need)}
    return Country("" if code == ELSEWHERE else code, name, lines)


def entries(code: str, need: Need, found: list[dict[str, Any]], text: str) -> tuple[Line, ...]:
    named = ((each, entry_name(code, need, nth, text)) for nth, each in enumerate(found))
    return tuple(line(each, where, need) for each, where in named)


def entry_name(code: str, need: Need, nth: int, text: str) -> str:
    """How a refusal names an entry: by the row of the file, if it has a heading of its own."""
    heading = re.compile(rf"^[ \t]*\[\[\s*{code}\s*\.\s*{need}\s*\]\]", re.MULTILINE)
    places = [found.start() for found in heading.finditer(text)]
    if nth < len(places):
        return f"the entry [[{code}.{need}]] in line {text.count(chr(10), 0, places[nth]) + 1}"
    return f"entry {nth + 1} of {need} in [{code}]"


def line(entry: dict[str, Any], where: str, need: Need) -> Line:
    try:
        found = msgspec.convert(entry, Line)
    except msgspec.ValidationError as error:
        raise MisreadHelpLines(f"{where} {unfit(error)}") from error
    if need != "emergency" and not found.name:
        raise MisreadHelpLines(f"{where} has no `name`: people need to know who answers")
    return found


def unfit(error: msgspec.ValidationError) -> str:
    """What is wrong with an entry, without the words of a decoder."""
    said = str(error)
    if unknown := UNKNOWN_FIELD.search(said):
        known = ", ".join(Line.__struct_fields__)
        return f"has a field `{unknown[1]}` that is none of {known}"
    if field := IN_FIELD.search(said):
        return f"has a field `{field[1]}` that cannot be used: it {FITS.get(field[1], WORDS)}"
    return said


@cache
def shipped() -> HelpLines:
    """The help lines that come with Nearer."""
    files = sorted(SHIPPED.glob("*.toml"))
    found: dict[str, Country] = {}
    for each in files:
        found |= read(each.read_text("utf-8"))
    return HelpLines({code: found[code] for code in found if code}, found[""])


def help_lines(own_file: Path | None = None) -> HelpLines:
    """The shipped lines under the operator's file, when there is one.

    Raises `MisreadHelpLines`.
    """
    if own_file is None:
        return shipped()
    try:
        return shipped().over(read(own_file.read_text("utf-8")))
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise MisreadHelpLines(f"{own_file.name}: {reason}") from error
    except UnicodeDecodeError as error:
        raise MisreadHelpLines(f"{own_file.name} is not written in UTF-8") from error
