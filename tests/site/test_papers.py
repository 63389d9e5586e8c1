"""docs/hosting.md explains every setting there is, in its own words, and none that is not."""

from __future__ import annotations

import re

from nearer.site.configuration import known
from nearer.site.configuration.setting import Setting
from tests.site.house import ROOT

READ = re.compile(r"""environ(?:\.get\(|\[)\s*"(\w+)\"""")
ROW = re.compile(r"^\| `([A-Z_0-9]+)` \| (.*?) ?\| (.*) \|$", re.MULTILINE)


def usually(setting: Setting[object]) -> str:
    return setting.usually or (f"`{setting.usual}`" if setting.usual else "")


def test_every_setting_is_explained() -> None:
    listed = ROW.findall((ROOT / "docs" / "hosting.md").read_text())
    assert listed == [(each.name, usually(each), each.about) for each in known.SETTINGS]


def test_nothing_is_read_from_the_environment_beside_the_settings() -> None:
    sources = (ROOT / "src" / "nearer").rglob("*.py")
    assert {name for source in sources for name in READ.findall(source.read_text())} == set()
    assert READ.findall('os.environ.get("A") environ["B"]') == ["A", "B"]


def test_the_limits_are_said_in_the_agreed_words() -> None:
    words = " ".join((ROOT / "SECURITY.md").read_text().split())
    assert "Encrypted at rest with keys only you can unlock." in words
    assert (
        "A running server holds plaintext while a person is signed in: that is what makes search, "
        "charts and statistics possible in Python."
    ) in words
