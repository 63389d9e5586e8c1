"""Imports stand at the top of a file: one inside a function would step around a layer unseen.

Who may import whom is drawn in `.importlinter`; this keeps the drawing whole.
"""

from __future__ import annotations

import ast

from tests.rules.tree import ROOT, files, functions, short, sources

# Django asks an application to connect its receivers in here, once all models are loaded.
ASKED_BY_DJANGO = {"ready"}


def hidden_imports(text: str) -> list[str]:
    return [
        f"{function.name} imports in line {node.lineno}"
        for function in functions(text)
        if function.name not in ASKED_BY_DJANGO
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]


def test_imports_stand_at_the_top() -> None:
    found = {short(each): hidden_imports(each.read_text()) for each in sources()}
    assert {name: hidden for name, hidden in found.items() if hidden} == {}


def test_every_package_has_a_floor() -> None:
    house = (ROOT / ".importlinter").read_text().partition("layers =")[2].partition("\n\n")[0]
    floors = {word.removeprefix("nearer.") for word in house.replace("|", " ").split()}
    inits = files("src/nearer/*/__init__.py")
    packages = {each.parent.name for each in inits if each.parent.parent.name == "nearer"}
    assert packages <= floors


def test_the_rule_notices() -> None:
    assert hidden_imports("def f():\n    import os") == ["f imports in line 2"]
    assert hidden_imports("import os\n\ndef f():\n    pass") == []
