"""Moves the sign-up draft into the new private space."""

from __future__ import annotations

from contextlib import suppress

from django.db import transaction

from nearer.features.feelings.logic.slots import check_in_slot
from nearer.features.feelings.payloads import CheckIn, FirstWords
from nearer.people.keyring import Keyring
from nearer.seats.membership import open_space
from nearer.spaces.errors import StaleEntry
from nearer.start.first_draft import Begun


@transaction.atomic
def move_in(keyring: Keyring, said: Begun) -> None:
    """Keeps the first words and the day's check-in. Idempotent."""
    space = open_space(keyring, keyring.private)
    space.once = "first words"
    words, check_in = said.first_words(), said.check_in()
    there = [entry.payload for entry in space.entries(FirstWords)]
    if said.says_something and words not in there:
        space.add(words)
    if check_in != CheckIn():
        # A day that has an answer already keeps it.
        with suppress(StaleEntry):
            space.put(check_in, check_in_slot(space.today()), seen=0)
