"""The contracts of `.importlinter` notice what is planted, also in a package nobody knows yet."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests.rules.house import SOURCE, floors
from tests.rules.tree import ROOT

HOUSE = "The floors of the house"
FEATURES = "No feature knows another"
JOINERS = "Who joins the features knows none by name"
PRIMITIVES = "Primitives are imported by crypto alone"
ENTRIES = "Entries are queried inside spaces and seats alone"
CRYPTO = "crypto knows no Django"
INSIDE = "Inside a package: feature > urls > views > forms > logic > payloads"
LOGIC = "Logic and payloads know no Django"

ROWS = "from nearer.spaces.models import SealedEntry"
TABLE = "from nearer.features.talks import table"
NO_JOINERS = ("garden", "today", "mine", "ours", "progress", "export", "demo", "site", "registry")
# By contract: modules, each with what is planted in it. `garden` is a package and a feature that no
# contract names.
PLANTED = {
    HOUSE: {
        "nearer.garden": "",
        "nearer.couples.garden": "from nearer.registry import kinds",
        "nearer.store.garden": "import nearer.people.keyring",
        "nearer.today.garden": "from nearer.ours import stream",
    },
    FEATURES: {"nearer.features.garden.fish": TABLE, "nearer.features.feelings.garden": TABLE},
    JOINERS: {f"nearer.{each}.fish": TABLE for each in NO_JOINERS},
    PRIMITIVES: {
        "nearer.garden.keys": "import nacl",
        "nearer.garden.boxes": "from cryptography.hazmat import primitives",
        "nearer.features.garden.keys": "from nacl import secret",
        "nearer.people.garden": "import nacl.bindings",
    },
    ENTRIES: {
        "nearer.garden.rows": ROWS,
        "nearer.features.garden.rows": ROWS,
        "nearer.site.garden": "import nearer.spaces.models",
        "nearer.couples.rows": "from nearer.spaces import models",
    },
    CRYPTO: {"nearer.crypto.garden": "from django.db import models"},
    INSIDE: {
        "nearer.features.garden.payloads": "from nearer.features.garden import views",
        "nearer.features.garden.views.pond": "from nearer.features.garden import urls",
        "nearer.features.garden.logic.pond": "from nearer.features.garden import forms",
        "nearer.garden.forms": "from nearer.garden import views",
    },
    LOGIC: {
        "nearer.garden.logic.pond": "import django",
        "nearer.features.garden.logic.tree": "from django.utils import timezone",
        "nearer.today.logic.garden": "import django",
        "nearer.mine.payloads": "import django",
    },
}
# What the plants above lead to.
THERE = ("nearer.features.garden.urls", "nearer.features.garden.forms", "nearer.garden.views")


def plant(place: Path) -> None:
    """A copy of the house with all of it planted."""
    leave_out = shutil.ignore_patterns("__pycache__", "templates", "static", "questions", "*.toml")
    shutil.copytree(SOURCE, place / "nearer", ignore=leave_out)
    shutil.copy(ROOT / ".importlinter", place)
    every = [each for planted in PLANTED.values() for each in planted.items()]
    for module, text in [*every, *((name, "") for name in THERE)]:
        file = place / f"{module.replace('.', '/')}.py"
        if module == "nearer.garden":
            file = file.with_suffix("") / "__init__.py"
        for folder in (file.parent, file.parent.parent):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "__init__.py").touch()
        file.write_text(f"{text}\n")


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the linter says of it."""
    place = tmp_path_factory.mktemp("house")
    plant(place)
    linter = str(Path(sys.executable).with_name("lint-imports"))
    # The copy has to be found before the package that is installed.
    where = os.environ | {"PYTHONPATH": str(place)}
    words = [linter, "--no-logo", "--no-cache"]
    ran = subprocess.run(words, cwd=place, env=where, capture_output=True, text=True, check=False)
    return ran.stdout


@pytest.mark.parametrize(
    ("contract", "module"),
    [(each, module) for each, planted in PLANTED.items() for module in planted],
)
def test_the_contracts_notice(said: str, contract: str, module: str) -> None:
    """By the name of the module, in the part of the report that is about the contract."""
    _, is_broken, rest = said.rpartition(f"\n{contract}\n---")
    assert is_broken
    assert re.search(rf"\b{re.escape(module)}\b(?!\.)", rest.partition("\n---")[0])


def contracts() -> Iterator[tuple[str, dict[str, str]]]:
    drawing = ConfigParser(interpolation=None)
    drawing.read(ROOT / ".importlinter")
    for section in drawing.sections():
        if section.startswith("importlinter:contract:"):
            yield drawing[section]["name"], dict(drawing[section])


def test_each_contract_is_shown_something_bad() -> None:
    assert {name for name, _ in contracts()} == PLANTED.keys()


def test_no_contract_looks_away() -> None:
    assert [name for name, rules in contracts() if "ignore_imports" in rules] == []


def test_each_package_that_may_not_join_is_shown_a_feature() -> None:
    """Those that may are named in the contract."""
    joining = dict(contracts())[JOINERS]["allowed_importers"].replace("nearer.", "").split()
    above = {name for name, floor in floors().items() if floor < floors()["features"]}
    assert above - {*joining} <= {*NO_JOINERS}
