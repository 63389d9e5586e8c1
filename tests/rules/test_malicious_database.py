"""Somebody who writes to the database: whatever they do to its rows, nobody reads anything wrong.

Each attack changes rows of a filled database; then everybody it concerns signs in, opens what they
have and reads it in every way there is; then the rows are put back. What may come of it:

- *as written*: everything reads as it did;
- *refused*: one of our refusals, which the person is told in words;
- *noticed*: something is missing or stands there as it once was, and the person is told so.

What nobody can notice is a whole keyring set back together with the rows, and an account that is
deleted with all its words. A way in and a session that were put back still want the old passphrase
or the cookies.

Never: words that were not written at that place by that author, words in another space or on
another day, or before somebody who may not know them, or any other exception.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import transaction

from tests.cast import Friend
from tests.malice.forgeries import FORGERIES
from tests.malice.mutations import SIMPLE, Attacker, Impossible, Touched
from tests.malice.reading import Reader
from tests.malice.world import World, fill

pytestmark = pytest.mark.django_db
PARTS = 4


def attack(by: Attacker) -> tuple[str, Touched]:
    """One act, or several one after the other."""
    acts = by.dice.choices(SIMPLE * 2 + FORGERIES * 2, k=by.dice.choice((1, 1, 1, 2, 3, 5)))
    touched: Touched = []
    for act in acts:
        touched += act(by)
    return " + ".join(act.__name__ for act in acts), touched


def try_once(world: World, dice: random.Random) -> Counter[str]:
    """What came of one attack, in one transaction that is rolled back."""
    with transaction.atomic():
        try:
            attacker = Attacker(world, dice)
            name, touched = attack(attacker)
            reader = Reader(world, dice, touched)
            try:
                reader.read_all()
                if dice.random() < 0.02:
                    reader.sign_in()
                if dice.random() < (0.5 if attacker.planted else 0.1):
                    reader.write_and_look(attacker.planted)
            except Exception as fault:
                fault.add_note(f"after {name}")
                raise
            return reader.outcome
        finally:
            transaction.set_rollback(True)


def verdict(outcome: Counter[str]) -> str:
    """The worst that came of it."""
    worst = ("noticed", "refused")
    return next((each for each in worst if outcome[each]), "as written")


@pytest.mark.soak
@pytest.mark.parametrize("part", range(PARTS))
def test_nobody_reads_anything_wrong(
    sign_up: Callable[..., Friend],
    rounds: Callable[..., int],
    tell: Callable[[str], None],
    part: int,
) -> None:
    # The gate throws the same dice each time, so that red means that something has changed.
    world, dice = fill(sign_up), random.Random(rounds(part, soak=random.getrandbits(64)))
    untouched = Reader(world, dice, [])
    for _ in range(20):
        untouched.read_all(world.friends)
    assert verdict(untouched.outcome) == "as written"
    verdicts: Counter[str] = Counter()
    wanted = rounds(4_000, soak=60_000) // PARTS
    while verdicts.total() < wanted:
        try:
            verdicts[verdict(try_once(world, dice))] += 1
        except Impossible:
            continue
    assert verdicts["refused"], "the attacker did nothing"
    tell(f"{wanted} attacks: {dict(verdicts.most_common())}")
