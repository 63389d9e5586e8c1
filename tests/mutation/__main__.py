"""`python -m tests.mutation`: every mutant, and how many of them the tests killed."""

from __future__ import annotations

import sys

from tests.mutation.run import MUTANTS, survivors


def main() -> int:
    alive = survivors(MUTANTS)
    for mutant in alive:
        sys.stdout.write(f"alive: {mutant.file}: {mutant.old!r} -> {mutant.new!r}\n")
    sys.stdout.write(f"mutants: {len(MUTANTS) - len(alive)} killed of {len(MUTANTS)}\n")
    return bool(alive)


if __name__ == "__main__":
    raise SystemExit(main())
