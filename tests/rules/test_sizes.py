"""Files, functions, views, templates and the small packages stay small."""

from __future__ import annotations

import ast
import io
import tokenize
from pathlib import Path

from tests.rules.tree import ROOT, files, functions, is_migration, short, sources, templates

FILE, FUNCTION, VIEW, TEMPLATE, WIDTH = 300, 30, 20, 80, 120
PACKAGES = {"crypto": 700, "spaces": 900, "seats": 500}
NO_CODE = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}


def long_functions(text: str, *, views: bool = False) -> list[str]:
    """Functions over the limit, counted from `def` to the last line, the docstring included."""
    return [
        f"{node.name} has {length} lines"
        for node in functions(text)
        if (length := (node.end_lineno or 0) - node.lineno + 1) > (VIEW if views else FUNCTION)
    ]


def wide_lines(text: str) -> list[int]:
    """Numbers of the lines over the limit: a template kept short by wide lines is not short."""
    return [number for number, line in enumerate(text.splitlines(), start=1) if len(line) > WIDTH]


def code_lines(text: str) -> int:
    """Lines with code: words that explain are no burden, so blanks and comments are free."""
    spoken: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            spoken |= set(range(node.lineno, (node.end_lineno or 0) + 1))
    written: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in NO_CODE:
            written |= set(range(token.start[0], token.end[0] + 1))
    return len(written - spoken) - 1  # the end of the file is a token too


def test_files_are_short() -> None:
    every = [each for each in files("*.py", "*.css", "*.js", "*/run") if not is_migration(each)]
    long = {short(each): count for each in every if (count := lines(each)) > FILE}
    assert long == {}


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def test_functions_are_short() -> None:
    every = [each for each in files("*.py") if not is_migration(each)]
    assert {short(each): long for each in every if (long := long_functions(each.read_text()))} == {}


def test_views_are_short() -> None:
    views = [each for each in sources() if "views" in (each.stem, each.parent.name)]
    found = {short(each): long_functions(each.read_text(), views=True) for each in views}
    assert {name: long for name, long in found.items() if long} == {}


def test_templates_are_short() -> None:
    long = {short(each): lines(each) for each in templates() if lines(each) > TEMPLATE}
    assert long == {}


def test_templates_are_narrow() -> None:
    every = templates()
    assert {short(each): wide for each in every if (wide := wide_lines(each.read_text()))} == {}


def test_the_small_packages_stay_small() -> None:
    counted = {
        name: sum(code_lines(each.read_text()) for each in sources() if package(each) == name)
        for name in PACKAGES
    }
    assert {name: count for name, count in counted.items() if count > PACKAGES[name]} == {}


def package(path: Path) -> str:
    return path.relative_to(ROOT / "src" / "nearer").parts[0]


def test_the_rule_notices() -> None:
    body = "\n".join(["def tall():", *["    pass"] * FUNCTION])
    assert long_functions(body) == [f"tall has {FUNCTION + 1} lines"]
    assert long_functions("async def small():\n    pass") == []
    assert long_functions("\n".join(body.splitlines()[: VIEW + 1]), views=True)
    assert wide_lines(f"<p>\n{'x' * WIDTH}\n{'x' * WIDTH}y\n</p>\n") == [3]
    assert code_lines('"""Words\n\nof all kinds."""\n\n# why\nx = [\n    1,  # one\n]\n') == 3
