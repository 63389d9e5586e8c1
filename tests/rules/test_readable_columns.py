"""The server reads what `docs/readable-columns.md` lists, for the reasons it gives, and no more.

A section is titled `## app.Model`; below it each column has a row: `| column | why |`.
"""

from __future__ import annotations

import re

from django.apps import apps
from django.db.models import Model

from tests.rules.tree import ROOT

LIST = ROOT / "docs" / "readable-columns.md"
ROW = re.compile(r"^\| `(\w+)` \| *(.*?) *\|$", re.MULTILINE)
A_REASON = 12  # letters: less is no reason


def listed(text: str) -> dict[str, dict[str, str]]:
    """Table -> column -> reason."""
    sections = re.split(r"^## `([\w.]+)`.*$", text, flags=re.MULTILINE)[1:]
    pairs = zip(sections[::2], sections[1::2], strict=True)
    return {name: dict(ROW.findall(body)) for name, body in pairs}


def columns(model: type[Model]) -> set[str]:
    return {field.column for field in model._meta.local_concrete_fields if field.column}


def stored() -> dict[str, set[str]]:
    """Every table of the database, those of foreign parts included."""
    models = apps.get_models(include_auto_created=True)
    tables = [model for model in models if model._meta.managed and not model._meta.proxy]
    return {model._meta.label: columns(model) for model in tables}


def test_the_list_and_the_tables_are_the_same() -> None:
    promised = {name: set(rows) for name, rows in listed(LIST.read_text()).items()}
    assert promised == stored()


def test_each_column_has_its_reason() -> None:
    every = [
        (name, *row) for name, rows in listed(LIST.read_text()).items() for row in rows.items()
    ]
    bare = [f"{name}.{column}" for name, column, reason in every if len(reason) < A_REASON]
    assert bare == []


def test_the_rule_notices() -> None:
    text = "## `a.B`: words\n\n| column | why |\n|---|---|\n| `x` | to find it |\n| `y` | |\n"
    assert listed(text) == {"a.B": {"x": "to find it", "y": ""}}
