"""Countries and time zones to choose from, as the time zone database names them."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from itertools import groupby

Choices = list[tuple[str, str]]
# CET, EST5EDT and their like are of many countries; the table links each to one of them.
OF_NO_COUNTRY = re.compile(r"[A-Z]{3}(\d[A-Z]{3})?")


@cache
def countries() -> Choices:
    """Code and name of every country, by name."""
    found = [(code, name) for code, name in _rows("iso3166.tab")]
    return sorted(found, key=lambda country: country[1])


def country_name(code: str) -> str:
    return dict(countries()).get(code, "")


@cache
def time_zones() -> list[tuple[str, Choices]]:
    """The zones of the world by region: `("Europe", [("Europe/Berlin", "Berlin"), ...])`."""
    zones = sorted({row[2] for row in _rows("zone.tab")})
    regions = groupby(zones, key=lambda zone: zone.partition("/")[0])
    return [(region, [(zone, _spoken(zone)) for zone in within]) for region, within in regions]


def zone_or_utc(name: str) -> str:
    """The zone, or UTC for an unknown one. Browsers also send obsolete names, which are known."""
    return name if name in _known_zones() else "UTC"


@cache
def _known_zones() -> frozenset[str]:
    """Every name of a zone, obsolete ones too; not the machine's own `localtime`."""
    return frozenset(resources.files("tzdata").joinpath("zones").read_text().split())


def country_of(zone: str) -> str:
    """The code of the country a zone belongs to, or nothing: UTC belongs to none."""
    return _countries_by_zone().get(zone, "")


@cache
def _countries_by_zone() -> dict[str, str]:
    """By every name of a zone: browsers also send obsolete ones, which `tzdata.zi` links to those
    of the table."""
    found = {row[2]: row[0] for row in _rows("zone.tab")}
    links = [line.split() for line in _table("tzdata.zi").splitlines() if line.startswith("L ")]
    aliases = {
        alias: found[zone]
        for _link, zone, alias in links
        if zone in found and not OF_NO_COUNTRY.fullmatch(alias)
    }
    return aliases | found


def _spoken(zone: str) -> str:
    return zone.partition("/")[2].replace("_", " ").replace("/", ", ")


def _rows(table: str) -> list[list[str]]:
    return [line.split("\t") for line in _table(table).splitlines() if line and line[0] != "#"]


def _table(name: str) -> str:
    return resources.files("tzdata.zoneinfo").joinpath(name).read_text(encoding="utf-8")
