"""docs/hosting.md explains every setting there is, and none that is not."""

from __future__ import annotations

import re

from tests.site.house import ROOT

READ = re.compile(r"""os\.environ(?:\.get\(|\[)\s*"(\w+)\"""")
ROW = re.compile(r"^\| `([A-Z_0-9]+)` \|", re.MULTILINE)


def test_every_setting_is_explained() -> None:
    sources = (ROOT / "src" / "nearer").rglob("*.py")
    read = {name for source in sources for name in READ.findall(source.read_text())}
    listed = ROW.findall((ROOT / "docs" / "hosting.md").read_text())
    assert sorted(listed) == sorted(read)
    assert "NEARER_URL" in read


def test_the_limits_are_said_in_the_agreed_words() -> None:
    words = " ".join((ROOT / "SECURITY.md").read_text().split())
    assert "Encrypted at rest with keys only you can unlock." in words
    assert (
        "A running server holds plaintext while a person is signed in: that is what makes search, "
        "charts and statistics possible in Python."
    ) in words
