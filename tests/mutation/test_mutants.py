"""The tests of crypto notice every wrong of a long list. `make test` tries a few of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.mutation.mutants import Mutant
from tests.mutation.run import MUTANTS, NoSuchText, mutated, survivors


@pytest.mark.soak
def test_mutants_are_killed(rounds: Callable[..., int], tell: Callable[[str], None]) -> None:
    chosen = MUTANTS[:: len(MUTANTS) // rounds(4, soak=len(MUTANTS))]
    alive = survivors(chosen)
    tell(f"mutants: {len(chosen) - len(alive)} killed of {len(chosen)}")
    assert alive == []


def test_every_mutant_still_fits_its_source() -> None:
    assert len({mutated(mutant) for mutant in MUTANTS}) == len(MUTANTS) >= 40


def test_a_text_that_has_moved_on_is_an_error() -> None:
    with pytest.raises(NoSuchText, match="0 times"):
        mutated(Mutant("box.py", "what was never there", ""))
    with pytest.raises(NoSuchText, match="times"):
        mutated(Mutant("box.py", "BrokenSeal", ""))
