"""A module name stands once a floor, so that a name leads to one file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tests.rules.house import SOURCE, package
from tests.rules.tree import sources

# Agreed: these say what a module is, the same everywhere.
AGREED = {"__init__", "apps", "models", "forms", "views", "urls", "payloads", "logic", "feature"}
# A form has the name of the page it stands on, or of what is worked out from it.
BESIDE_A_FORM = {"forms", "views", "logic"}
# Django takes the word of a command from the name of its file.
BY_DJANGO = {"commands"}


def named_twice(names: Iterable[str]) -> list[str]:
    """Modules that share their name with another one of their floor."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in map(Path, names):
        if path.stem not in AGREED and path.parent.name not in BY_DJANGO:
            found[package(SOURCE / path), path.stem].append(path.parent.name)
    return [f"{name} in {floor}" for (floor, name), there in found.items() if clash(there)]


def clash(there: list[str]) -> bool:
    return len(there) > 1 and not ("forms" in there and set(there) <= BESIDE_A_FORM)


def test_a_module_name_stands_once_a_floor() -> None:
    assert named_twice(each.relative_to(SOURCE).as_posix() for each in sources()) == []


def test_the_rule_notices() -> None:
    assert named_twice(["people/doors.py", "people/keys/doors.py"]) == ["doors in people"]
    assert named_twice(["pairing/joining.py", "pairing/views/joining.py"]) == ["joining in pairing"]
    assert named_twice(["couples/views/slots.py", "couples/logic/slots.py"]) == ["slots in couples"]
    assert named_twice(["features/a/x.py", "features/a/b/x.py"]) == ["x in features/a"]


def test_the_rule_lets_pass_what_is_agreed() -> None:
    assert named_twice(["people/doors.py", "spaces/doors.py"]) == []
    assert named_twice(["features/a/slots.py", "features/b/slots.py"]) == []
    assert named_twice(["people/views/keys.py", "people/forms/keys.py"]) == []
    assert named_twice(["people/logic/keys.py", "people/forms/keys.py"]) == []
    assert named_twice(["today/urls.py", "today/old/urls.py"]) == []
    assert named_twice(["site/tick.py", "site/management/commands/tick.py"]) == []
