"""Addresses and templates follow the floors as imports do: they are strings, which no linter sees.

A page may lead down the house, or up to the frame that every page has (`FRAME`). Whatever else a
page below wants to lead to, a feature declares as a link, and the page has a place for it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.rules.house import SOURCE, floor, owners, package
from tests.rules.tree import sources, templates

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
    "reply": "where the other's copy is received, also by whoever was handed its address",
    "export": "taking a copy along before something ends",
}
NOBODY = "nobody"
LEADING = {"reverse", "reverse_lazy", "redirect", "resolve_url"}
LED = re.compile(r"""\{% (?:url|static|include|extends) ["']([^"'#]+)""")
LOADED = re.compile(r"\{% load ([^%]+) %\}")
FILE = re.compile(r"""["']([\w/-]+\.\w+)\b""")
# An address that is written out instead of named belongs to nobody.
WRITTEN_OUT = re.compile(r"""["'](/[^"'\s>]*)["']""")


def in_template(text: str) -> Iterator[str]:
    yield from LED.findall(text)
    yield from WRITTEN_OUT.findall(text)
    yield from (name for name in FILE.findall(text) if name in owners())
    for words in LOADED.findall(text):
        yield from (f"load {name}" for name in words.split() if f"load {name}" in owners())


def in_code(text: str) -> Iterator[str]:
    """Also names that stand in a table: a file's has a dot, and most addresses have a hyphen."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in LEADING:
            yield from literal(next(iter([*node.args, *(each.value for each in node.keywords)])))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            name = node.value.partition("#")[0]
            if name in owners() and re.search("[-.]", name):
                yield name


def literal(argument: ast.expr) -> set[str]:
    """The string it is, or both that it may be."""
    if isinstance(argument, ast.IfExp):
        return literal(argument.body) | literal(argument.orelse)
    is_string = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    return {ast.literal_eval(argument)} if is_string else set()


def arrows_up(name: str, text: str) -> list[str]:
    """What a file names that is above it, beside it or nobody's."""
    place, found = package(SOURCE / name), []
    for target in sorted(set(in_code(text) if name.endswith(".py") else in_template(text))):
        owner = owners().get(target, NOBODY)
        if owner == NOBODY or (owner != place and floor(owner) <= floor(place)):
            found.append(f"{target} ({owner})")
    return found


def test_addresses_and_templates_follow_the_floors() -> None:
    found = {name: set(up) for name, up in led_up().items()}
    framed = {f"{name} ({owners()[name]})" for name in FRAME}
    assert {name: rest for name, up in found.items() if (rest := up - framed)} == {}


def test_the_frame_is_no_longer_than_it_must_be() -> None:
    needed = {each.partition(" ")[0] for up in led_up().values() for each in up}
    assert FRAME.keys() - needed == set()
    assert [name for name, reason in FRAME.items() if len(reason) < 12] == []


@cache
def led_up() -> dict[str, list[str]]:
    every = {each.relative_to(SOURCE).as_posix(): each for each in (*sources(), *templates())}
    return {name: up for name, file in every.items() if (up := arrows_up(name, file.read_text()))}


@pytest.mark.parametrize(
    ("name", "text", "target"),
    [
        ("people/views/lock.py", 'redirect("progress", space.id)', "progress (progress)"),
        (
            "people/views/lock.py",
            'redirect(to="export" if wish else "account")',
            "export (export)",
        ),
        ("today/page.py", 'reverse_lazy("progress", args=[space])', "progress (progress)"),
        ("couples/doors.py", 'urls.reverse("questions")', "questions (features/talks)"),
        ("couples/doors.py", 'NEXT = {"met": "together-step-in"}', "together-step-in (pairing)"),
        ("couples/doors.py", 'redirect("nowhere")', "nowhere (nobody)"),
        ("couples/voices.py", 'Card("talks/card.html")', "talks/card.html (features/talks)"),
        ("couples/voices.py", 'render(r, f"talks/page.html#{part}")', "talks/page.html"),
        ("registry/ground.py", 'styles=["start/start.css"]', "start/start.css (start)"),
        ("people/templates/a.html", "{% url 'account-reminders' as url %}", "account-reminders"),
        ("features/talks/templates/a.html", "{% url 'check-in' space.id %}", "check-in"),
        ("ui/templates/404.html", '{% extends "people/page.html" %}', "people/page.html (people)"),
        ("ui/templates/404.html", '{% include "today/today.html#cards" %}', "today/today.html"),
        ("ui/templates/404.html", '{% button _("On") url="/today/" %}', "/today/ (nobody)"),
        ("mine/templates/a.html", "{% static 'progress/progress.css' %}", "progress/progress.css"),
        ("mine/templates/a.html", '{% card template="ours/page.html" %}', "ours/page.html (ours)"),
        ("spaces/templates/a.html", "{% load i18n feelings ui %}", "load feelings"),
    ],
)
def test_the_rule_notices(name: str, text: str, target: str) -> None:
    [found] = arrows_up(name, text)
    assert found.startswith(target)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("today/templates/a.html", "{% url 'check-in' space.id %}{% url 'today' space.id %}"),
        ("features/feelings/templates/a.html", '{% include "couples/voice.html" %}{% load ui %}'),
        ("features/feelings/links.py", 'reverse("check-in") + reverse("pause")'),
        ("people/views/lock.py", 'spoken = {"today": "of the day", "help": "a word"}'),
        ("pairing/templates/a.html", "{% load i18n static ui %}{% static 'pairing/join.js' %}"),
    ],
)
def test_the_rule_lets_pass_what_leads_down(name: str, text: str) -> None:
    assert arrows_up(name, text) == []
