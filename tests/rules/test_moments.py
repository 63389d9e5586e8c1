"""One function shows every moment, by the clock of whoever looks and by the time zones of today."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from zoneinfo import TZPATH, ZoneInfo

import pytest
from django.utils import timezone

from nearer.site.clock import zones_in_use
from nearer.ui.moments import moment
from tests.rules.tree import short, sources, templates

# A filter or a function that shows a moment by itself.
IN_TEMPLATES = re.compile(
    r"""(_at|_after|started)\|date|\|time\b|\|date:["'](?![A-Z_]+["'])[^"']*[GHgiPs]"""
)
IN_PYTHON = re.compile(r"\blocaltime\(|strftime")
WINTER = datetime(2027, 1, 15, 12, tzinfo=UTC)


def test_every_moment_is_shown_by_one_function() -> None:
    loose = [short(each) for each in templates() if IN_TEMPLATES.search(each.read_text())]
    loose += [short(each) for each in sources() if IN_PYTHON.search(each.read_text())]
    assert loose == ["src/nearer/ui/moments.py"]


@pytest.mark.parametrize(
    ("zone", "shown"),
    [("America/Vancouver", "05:00"), ("Europe/Berlin", "13:00"), ("Asia/Kathmandu", "17:45")],
)
def test_a_moment_has_the_hour_of_whoever_looks(zone: str, shown: str) -> None:
    with timezone.override(zone):
        assert moment(WINTER, "H:i") == shown


def test_a_moment_without_a_zone_is_no_moment() -> None:
    with pytest.raises(ValueError, match="naive"):
        moment(datetime(2027, 1, 15, 12))  # noqa: DTZ001
    assert moment(None) == ""


def test_time_zones_are_those_of_the_lock_file() -> None:
    assert TZPATH == ()
    assert ZoneInfo("America/Vancouver").utcoffset(WINTER.replace(tzinfo=None)) == timedelta(
        hours=-7
    )
    assert version("tzdata") in zones_in_use()


def test_every_program_of_ours_goes_by_them() -> None:
    asks = "import nearer.site.settings, zoneinfo; print(zoneinfo.TZPATH)"
    said = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "()"


def test_the_rule_notices() -> None:
    assert IN_TEMPLATES.search('{{ entry.at|time:"H:i" }}')
    assert IN_TEMPLATES.search('{{ row.due_at|date:"l" }}')
    assert IN_TEMPLATES.search('{{ day|date:"l, H:i" }}')
    assert not IN_TEMPLATES.search('{{ entry.day|date:"l j F Y" }}')
