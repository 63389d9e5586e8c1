"""No module, class or function is called by a word that says nothing."""

from __future__ import annotations

import ast
import re

from tests.rules.tree import files, short, sources

EMPTY_WORDS = {"manager", "service", "helper", "utils", "common", "base", "data", "info", "handle"}
EMPTY_WORDS |= {"process", "misc", "managers", "services", "helpers", "util", "handler", "handlers"}
# Methods that Django and asyncio call by these names.
ASKED_FOR = {"handle", "process_view", "process_exception", "process_template_response"}
ASKED_FOR |= {"get_context_data", "get_traceback_data", "value_omitted_from_data"}
ASKED_FOR |= {"data_received"}


def words(name: str) -> set[str]:
    """`get_DataBase` -> {get, data, base}"""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)}


def empty_names(text: str) -> list[str]:
    named = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    names = [node.name for node in ast.walk(ast.parse(text)) if isinstance(node, named)]
    return [name for name in names if name not in ASKED_FOR and words(name) & EMPTY_WORDS]


def test_names_say_something() -> None:
    found = {short(each): empty_names(each.read_text()) for each in sources()}
    assert {path: names for path, names in found.items() if names} == {}


def test_files_say_something() -> None:
    named = files("src/*.py", "src/*.html", "src/*.css", "src/*.js", "tests/*.py")
    found = [short(each) for each in named if words(each.stem) & EMPTY_WORDS]
    found += [short(each) for each in named if set(short(each).split("/")) & EMPTY_WORDS]
    assert found == []


def test_the_rule_notices() -> None:
    source = "class EntryManager: ...\ndef get_data(): ...\ndef database(): ...\ndef share(): ..."
    assert empty_names(source) == ["EntryManager", "get_data"]
    assert empty_names("class Command:\n    def handle(self): ...") == []
    assert words("HTTPHandler") == {"http", "handler"}
