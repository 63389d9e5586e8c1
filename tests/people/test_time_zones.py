"""Countries and time zones to choose from."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from nearer.people.time_zones import (
    countries,
    country_name,
    country_of,
    time_zones,
    zone_or_utc,
)


def test_countries_are_listed_by_name() -> None:
    names = [name for _code, name in countries()]
    assert names == sorted(names)
    assert len(names) > 240
    assert all(len(code) == 2 for code, _name in countries())


def test_a_country_has_a_name() -> None:
    assert country_name("DE") == "Germany"
    assert country_name("") == country_name("XX") == ""


def test_every_zone_exists_and_stands_in_its_region() -> None:
    regions = dict(time_zones())
    assert ("Europe/Berlin", "Berlin") in regions["Europe"]
    assert ("America/Argentina/Buenos_Aires", "Argentina, Buenos Aires") in regions["America"]
    for region, zones in regions.items():
        for zone, _name in zones:
            assert zone.startswith(f"{region}/")
            assert ZoneInfo(zone)


def test_a_zone_that_no_clock_knows_is_utc() -> None:
    assert zone_or_utc("Asia/Calcutta") == "Asia/Calcutta"
    for wrong in ("Moon/Base", "", "../etc/passwd", "localtime"):
        assert zone_or_utc(wrong) == "UTC"


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/Berlin", "DE"),
        ("Europe/Amsterdam", "NL"),
        ("Asia/Calcutta", "IN"),
        ("US/Eastern", "US"),
        ("UTC", ""),
        ("Etc/GMT+3", ""),
        ("CET", ""),
        ("EST5EDT", ""),
        ("Moon/Base", ""),
    ],
)
def test_a_zone_belongs_to_a_country_or_to_none(zone: str, country: str) -> None:
    assert country_of(zone) == country


def test_every_zone_that_can_be_chosen_belongs_to_a_country() -> None:
    known = dict(countries())
    chosen = [zone for _region, zones in time_zones() for zone, _name in zones]
    assert {zone for zone in chosen if country_of(zone) not in known} == set()
