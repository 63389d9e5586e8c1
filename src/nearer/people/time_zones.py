"""Countries and time zones to choose from, as the time zone database names them."""

from __future__ import annotations

from functools import cache
from importlib import resources
from itertools import groupby

Choices = list[tuple[str, str]]


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


def _spoken(zone: str) -> str:
    return zone.partition("/")[2].replace("_", " ").replace("/", ", ")


def _rows(table: str) -> list[list[str]]:
    text = resources.files("tzdata.zoneinfo").joinpath(table).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
