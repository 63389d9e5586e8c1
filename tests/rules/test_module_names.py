"""A module name stands once a floor, so that a name leads to one file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tests.rules.house import package
from tests.rules.tree import ROOT, sources

# Agreed: these say what a module is, the same in each package.
AGREED = {"__init__", "apps", "models", "forms", "views", "urls", "payloads", "feature", "links"}
# One subject has a module in each of these, as `forms/check_in.py` beside `views/check_in.py`.
LAYERS = {"forms", "views", "logic", "commands"}


def place(path: Path) -> str:
    """The floor of a module: its package, or its feature."""
    return package(ROOT / path) if path.is_absolute() else package(ROOT / "src" / "nearer" / path)


def named_twice(paths: Iterable[Path]) -> list[str]:
    """Modules that share their name with another one of their floor, outside the layers."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path in paths:
        if path.stem not in AGREED:
            layer = path.parent.name if path.parent.name in LAYERS else ""
            found[place(path), path.stem].add(layer or str(path.parent))
    return [f"{name} in {floor}" for (floor, name), there in found.items() if clash(there)]


def clash(there: set[str]) -> bool:
    """Two folders that are no layers, or a layer and nothing it could be the layer of."""
    return len(there - LAYERS) > 1


def test_a_module_name_stands_once_a_floor() -> None:
    assert named_twice(sources()) == []


def test_the_rule_notices() -> None:
    assert named_twice([Path("people/doors.py"), Path("people/keys/doors.py")]) == [
        "doors in people"
    ]
    assert named_twice([Path("people/doors.py"), Path("spaces/doors.py")]) == []
    assert named_twice([Path("pairing/inviting.py"), Path("pairing/views/inviting.py")]) == []
    assert named_twice([Path("features/a/slots.py"), Path("features/b/slots.py")]) == []
    assert named_twice([Path("today/urls.py"), Path("today/old/urls.py")]) == []
