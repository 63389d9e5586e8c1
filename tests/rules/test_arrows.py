"""Addresses and templates follow the floors as imports do: they are strings, which no linter sees.

A page may lead down the house, or up to the frame that every page has (`FRAME`). Whatever else a
page below wants to lead to, a feature declares as a link, and the page has a place for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
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
FRAME = {
    "front": "the way back for whoever is signed out",
    "sign-in": "every page may be met by a lock",
    "lock": "every page locks itself when it is quiet",
    "leave": "the quick exit stands on every page",
    "help": "the help lines stand on every page",
    "today": "a tab, and where an act ends",
    "mine": "a tab, and the way back from one's own entries",
    "mine-from": "the way back to the month of an entry",
    "ours": "a tab, and where a gift ends",
    "agreement": "what the two agreed on, where a pause leads back",
    "reply": "the page on which what the other gave is received",
    "withdraw-given": "taking back what one gave or replied",
    "export": "taking a copy along before something ends",
}
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


def test_the_frame_is_no_longer_than_it_must_be() -> None:
    every = [*sources(), *templates()]
    up = {target for each in every for target in targets(each.read_text())}
    assert [name for name in FRAME if name not in up or name not in owners()] == []
    assert [name for name, reason in FRAME.items() if len(reason) < 12] == []


@pytest.mark.parametrize(
    ("place", "text", "target"),
    [
        ("people", 'redirect("progress", space.id)', "progress (progress)"),
        (
            "people",
            "{% url 'account-reminders' as url %}",
            "account-reminders (features/reminders)",
        ),
        ("features/talks", "{% url 'check-in' space.id %}", "check-in (features/feelings)"),
        ("today", 'reverse("progress", args=[space])', "progress (progress)"),
        ("ui", '{% extends "people/page.html" %}', "people/page.html (people)"),
        ("couples", 'render(request, "talks/page.html#standing", page)', "talks/page.html"),
        ("mine", "{% static 'progress/progress.css' %}", "progress/progress.css (progress)"),
        ("spaces", "{% load i18n feelings ui %}", "load feelings (features/feelings)"),
    ],
)
def test_the_rule_notices(place: str, text: str, target: str) -> None:
    [found] = arrows_up(place, text)
    assert found.startswith(target)


def test_the_rule_lets_pass_what_leads_down() -> None:
    for place, text in (
        ("today", "{% url 'check-in' space.id %}"),
        ("features/feelings", '{% include "couples/voice.html" %}{% load i18n feelings ui %}'),
        ("people", "{% url 'today' space.id %}{% url 'account' %}"),
        ("pairing", "{% static 'pairing/join.js' %}"),
    ):
        assert arrows_up(place, text) == []
