"""No tracked file names a path of somebody's machine or the host of a package registry."""

from __future__ import annotations

import re

from tests.rules.tree import short, tracked

# Written so that the patterns do not fit themselves.
MACHINE = re.compile(r"(?<![\w.>*}])/(?:work|root|home|Users|mnt|opt)/\w")
REGISTRY = re.compile(r"(?:pypi|pythonhosted|npmjs|deb\.debian|astral)\.(?:org|com|net|sh)\b")


def places(text: str) -> list[str]:
    return [found[0] for pattern in (MACHINE, REGISTRY) for found in pattern.finditer(text)]


def test_files_name_no_place() -> None:
    found = {}
    for path in tracked():
        try:
            found[short(path)] = places(path.read_text())
        except UnicodeDecodeError:
            continue  # a picture
    assert {name: named for name, named in found.items() if named} == {}


def test_the_rule_notices() -> None:
    assert places("cd /" + "work/main") == ["/" + "work/m"]
    assert places("--index https://" + "pypi" + ".org/simple") == ["pypi" + ".org"]
    assert places("src/work/main, s/<space>/home/ann and the home/ of a person") == []
