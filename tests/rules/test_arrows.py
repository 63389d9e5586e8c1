"""Addresses and templates follow the floors as imports do: they are strings, which no linter sees.

A page may lead down the house, or up to the frame that every page has (`FRAME`). Whatever else a
page below wants to lead to, a feature declares as a link, and the page has a place for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

from tests.rules.tree import ROOT, files, short, sources, templates

HOUSE = (
    ("site",),
    ("demo", "today", "mine", "ours", "progress", "export", "start"),
    ("pairing",),
    ("features",),
    ("registry",),
    ("couples",),
    ("spaces",),
    ("people",),
    ("store",),
    ("ui", "crypto"),
)
FLOORS = {package: floor for floor, packages in enumerate(HOUSE) for package in packages}
# Where every page may lead, whatever floor it is on.
FRAME: dict[str, str] = {}
NAMED = re.compile(r"""(?:\{% url |\b(?:reverse|redirect|resolve_url)\(\s*)["']([\w-]+)["']""")
TEMPLATE = re.compile(r"""["']([\w/-]+\.html)(?:#\w+)?["']""")
STATIC = re.compile(r"""["']([\w-]+/[\w-]+\.(?:css|js))["']""")
LOADED = re.compile(r"\{% load ([^%]+) %\}")


def package(path: Path) -> str:
    """`features/talks` for a feature, else the name of the package."""
    parts = path.relative_to(ROOT / "src" / "nearer").parts
    return "/".join(parts[:2]) if parts[0] == "features" else parts[0]


def floor(place: str) -> int:
    return FLOORS[place.partition("/")[0]]


@cache
def owners() -> dict[str, str]:
    """Whose each address, template, style sheet, script and tag library is."""
    found = dict(of_addresses(get_resolver(None)))
    for each in files("src/nearer/*"):
        for folder in ("templates", "static"):
            _, is_inside, name = short(each).partition(f"/{folder}/")
            if is_inside:
                found[name] = package(each)
        if each.parent.name == "templatetags":
            found[f"load {each.stem}"] = package(each)
    return found


def of_addresses(resolver: URLResolver) -> Iterator[tuple[str, str]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            module = each.callback.__module__.split(".")
            parts = module[1:3] if module[1] == "features" else module[1:2]
            yield str(each.name), "/".join(parts)
        else:
            yield from of_addresses(each)


def targets(text: str) -> set[str]:
    """What a file names: addresses, templates, style sheets and scripts, tag libraries."""
    loaded = {f"load {name}" for words in LOADED.findall(text) for name in words.split()}
    return {*NAMED.findall(text), *TEMPLATE.findall(text), *STATIC.findall(text), *loaded}


def arrows_up(place: str, text: str) -> list[str]:
    """What leads up the house or to a neighbour, and is not of the frame."""
    found = []
    for target in sorted(targets(text) - FRAME.keys()):
        owner = owners().get(target, place)
        if owner != place and floor(owner) <= floor(place):
            found.append(f"{target} ({owner})")
    return found


def test_addresses_and_templates_follow_the_floors() -> None:
    every = [*sources(), *templates()]
    found = {short(each): arrows_up(package(each), each.read_text()) for each in every}
    assert {name: up for name, up in found.items() if up} == {}
