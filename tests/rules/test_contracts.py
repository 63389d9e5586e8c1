"""The contracts of `.importlinter` notice what is planted, also in a package nobody knows yet."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rules.tree import ROOT

# File, what is written into it, and the contract that has to break.
PLANTED = {
    "nearer/garden/__init__.py": ("", "The floors of the house"),
    "nearer/garden/keys.py": ("import nacl\n", "Primitives are imported by crypto alone"),
    "nearer/garden/rows.py": (
        "from nearer.spaces.models import SealedEntry\n",
        "Entries are queried inside spaces alone",
    ),
    "nearer/features/garden/views.py": (
        "import nacl\n",
        "Primitives are imported by crypto alone",
    ),
    "nearer/features/garden/pond.py": (
        "from nearer.spaces.models import SealedEntry\n",
        "Entries are queried inside spaces alone",
    ),
    "nearer/features/garden/fish.py": (
        "from nearer.features.talks import table\n",
        "No feature knows another",
    ),
    "nearer/today/garden.py": (
        "from nearer.features.talks import table\n",
        "Who joins the features knows none by name",
    ),
    "nearer/features/garden/payloads.py": (
        "from nearer.features.garden import views\n",
        "Inside a package: feature > urls > views > forms > logic > payloads",
    ),
    "nearer/features/garden/logic.py": ("import django\n", "Logic and payloads know no Django"),
    "nearer/crypto/garden.py": ("from django.db import models\n", "crypto knows no Django"),
    "nearer/couples/garden.py": (
        "from nearer.registry import kinds\n",
        "The floors of the house",
    ),
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the linter says of a copy of the house with all of it planted."""
    place = tmp_path_factory.mktemp("house")
    leave_out = shutil.ignore_patterns("__pycache__", "templates", "static", "questions", "*.toml")
    shutil.copytree(ROOT / "src" / "nearer", place / "nearer", ignore=leave_out)
    shutil.copy(ROOT / ".importlinter", place)
    for name, (text, _) in PLANTED.items():
        file = place / name
        file.parent.mkdir(exist_ok=True)
        (file.parent / "__init__.py").touch()
        file.write_text(text)
    linter = Path(sys.executable).with_name("lint-imports")
    # The copy has to be found before the package that is installed.
    start = f"import sys; sys.path.insert(0, {str(place)!r}); exec(open({str(linter)!r}).read())"
    words = [sys.executable, "-c", start, "--no-logo", "--no-cache"]
    return subprocess.run(words, cwd=place, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("planted", PLANTED)
def test_the_contracts_notice(said: str, planted: str) -> None:
    """By the name of the module, in the part of the report that is about the contract."""
    module = planted.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    _, _, contract = said.rpartition(f"\n{PLANTED[planted][1]}\n---")
    assert re.search(rf"\b{re.escape(module)}\b", contract.partition("\n---")[0])
