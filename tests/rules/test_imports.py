"""Imports stand at the top of a file: one inside a function would step around a layer unseen.

Who may import whom is drawn in `.importlinter`; this keeps the drawing whole.
"""

from __future__ import annotations

import ast
from pathlib import Path

from tests.rules.house import floors, package
from tests.rules.tree import files, functions, short, sources

# Where something is imported by a name that stands in a string, which no contract sees.
BY_NAME = {
    "nearer/registry/installed.py": "each installed app's declaration",
    "nearer/demo/people.py": "what features simulate, which no server loads",
    "nearer/site/carriers/__init__.py": "the one carrier that is in use",
    "nearer/site/apps.py": "listeners, once all models are loaded",
    "nearer/site/backup.py": "every table, whosever it is",
    "nearer/site/people_here.py": "how long entries are, for an operator, and nothing inside them",
}
IMPORTING = {"import_module", "__import__", "import_string", "get_model", "get_models"}
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


def imports_by_name(text: str) -> list[str]:
    called = (node.func for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    return [name for each in called if (name := ast.unparse(each).split(".")[-1]) in IMPORTING]


def test_nothing_else_is_imported_by_name() -> None:
    found = {short(each).removeprefix("src/") for each in sources() if is_by_name(each)}
    assert found == BY_NAME.keys()


def is_by_name(path: Path) -> bool:
    return bool(imports_by_name(path.read_text()))


def test_every_package_has_a_floor() -> None:
    packages = {package(each) for each in files("src/nearer/*/__init__.py")}
    assert {each.partition("/")[0] for each in packages} == floors().keys()


def test_the_rule_notices() -> None:
    assert hidden_imports("def f():\n    import os") == ["f imports in line 2"]
    assert hidden_imports("import os\n\ndef f():\n    pass") == []
    assert imports_by_name('importlib.import_module("nearer.features.talks")') == ["import_module"]
    assert imports_by_name('apps.get_model("spaces", "SealedEntry").objects.all()') == ["get_model"]
    assert imports_by_name("from nearer.spaces import space") == []
