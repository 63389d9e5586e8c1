"""Applies one mutant to a copy of the package and runs the tests of crypto against the copy."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.mutation import mutants, mutants_of_spaces
from tests.mutation.mutants import Mutant

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "nearer"
MUTANTS = (
    *mutants.TERMS,
    *mutants.BOX,
    *mutants.PASSWORD,
    *mutants.WAYS,
    *mutants_of_spaces.SPACE,
    *mutants_of_spaces.IDENTITY,
    *mutants_of_spaces.CHAIN,
    *mutants_of_spaces.GRANT,
)
# What a passing and a failing run answer; anything else is our own mistake.
PASSED, FAILED = {0}, {1, 2}
# A mutant may wait for ever. The tests of crypto take seconds, minutes on a busy machine, and slow
# is not killed.
PATIENCE = 600


class NoSuchText(Exception):
    """The source has moved on: the mutant's text is not there, or is there twice."""


def mutated(mutant: Mutant) -> str:
    """The source with the wrong in it, still valid Python."""
    source = (PACKAGE / "crypto" / mutant.file).read_text("utf-8")
    if source.count(mutant.old) != 1:
        raise NoSuchText(f"{mutant.file}: {mutant.old!r} occurs {source.count(mutant.old)} times")
    changed = source.replace(mutant.old, mutant.new)
    compile(changed, mutant.file, "exec")
    return changed


def tests_of(mutant: Mutant) -> list[str]:
    """The files most likely to notice come first, because the first failure ends the run."""
    near = {
        "terms.py": "box",
        "password.py": "password",
        "space.py": "space",
        "identity.py": "identity",
        "chain.py": "chain",
        "grant.py": "grant",
        "box.py": "box",
    }.get(mutant.file, "wraps")
    folder = ROOT / "tests" / "crypto"
    files = [path for path in sorted(folder.glob("test_*.py")) if path.stem != "test_fuzz"]
    return [str(path) for path in sorted(files, key=lambda path: near not in path.stem)]


def survives(mutant: Mutant | None) -> bool:
    """Whether all tests pass although the mutant is in. None: nothing is changed."""
    with tempfile.TemporaryDirectory() as place:
        house = Path(place, "nearer")
        house.mkdir()
        shutil.copy(PACKAGE / "__init__.py", house)
        shutil.copytree(
            PACKAGE / "crypto", house / "crypto", ignore=shutil.ignore_patterns("__pycache__")
        )
        if mutant:
            Path(house, "crypto", mutant.file).write_text(mutated(mutant), "utf-8")
        try:
            answer = run(place, tests_of(mutant or MUTANTS[0]))
        except subprocess.TimeoutExpired:
            return False
    if answer.returncode not in PASSED | FAILED:
        raise RuntimeError(f"the tests did not run: {answer.stdout}{answer.stderr}")
    return answer.returncode in PASSED


def run(place: str, files: Sequence[str]) -> subprocess.CompletedProcess[str]:
    environ = os.environ | {
        "PYTHONPATH": os.pathsep.join([place, str(ROOT)]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTEST_ADDOPTS": "",
        # Hypothesis then tries the same examples every time and remembers none.
        "CI": "true",
    }
    quick = ["-c", str(Path(__file__).with_name("quick.ini")), f"--rootdir={ROOT}"]
    words = [sys.executable, "-m", "pytest", *quick, *files]
    return subprocess.run(
        words, cwd=place, env=environ, capture_output=True, text=True, check=False, timeout=PATIENCE
    )


def survivors(chosen: Sequence[Mutant]) -> list[Mutant]:
    """The mutants that no test noticed. The untouched copy must pass, or killing proves nothing."""
    if not survives(None):
        raise RuntimeError("the tests of crypto fail without any mutant")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        alive = list(pool.map(survives, chosen))
    return [mutant for mutant, living in zip(chosen, alive, strict=True) if living]
