"""What one of two does alone leaves the other's seat, keys and words as they are.

Ben sends to every address, in a couple and at the end of the wait before somebody is let into Ann's
seat. What changes among Ann's rows has to stand on the list.
"""

from __future__ import annotations

import uuid
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db import transaction
from django.db.models import Model, Q
from django.test import Client
from django.utils import timezone

from nearer.features.openness.payloads import Note
from nearer.pairing.letting_in import wait
from nearer.spaces.space import OpenSpace
from tests.cast import Friend
from tests.pairing import walks
from tests.pairing.test_letting_in import come_again
from tests.rules.addresses import addresses

pytestmark = pytest.mark.django_db
# By the name of an address: which tables of the other's it may touch, each with why it is right.
IN_A_COUPLE = {
    "leave-couple": {
        "spaces.Space": "either may end it, and it stays readable for both",
        "couples.Coupled": "with that both are free",
    },
    "our-day": {"spaces.SealedEntry": "whose clock the shared day follows is said by either"},
}
AFTER_THE_WAIT = {
    "let-in": {
        "spaces.Seat": "weeks without any sign of a key; they keep what they could read",
        "couples.Coupled": "the newcomer is in the couple, and the old account is free",
    },
    **IN_A_COUPLE,
}
ANSWERS = {
    **walks.TAPS,
    "ending": "withdraw",
    "words": "withdraw",
    "which": "all",
    "text": "a word",
    "screen": "alone",
    "time_zone": "Asia/Tokyo",
}
WHOSE = ("person", "inviter", "seats__person")
Rows = dict[str, list[tuple[Any, ...]]]


def rows_of(friend: Friend) -> Rows:
    """Every row that is somebody's: account, sessions, seats, spaces, words."""
    found = {}
    for model in apps.get_models():
        mine = whose(model, friend.keyring.me)
        rows = model._default_manager.filter(mine).values_list()
        found[model._meta.label] = sorted(rows, key=str) if mine else []
    return found


def whose(model: type[Model], me: uuid.UUID) -> Q:
    names = {field.name for field in model._meta.get_fields()}
    found = Q()
    for name in ("person", "inviter"):
        found |= Q(**{name: me}) if name in names else Q()
    found |= Q(seats__person=me) if model.__name__ == "Space" else Q()
    found |= Q(author_id=me.bytes) if "author_id" in names else Q()
    return found | (Q(pk=me) if model.__name__ == "Person" else Q())


def touched(ann: Friend, ben: Client, spaces: list[uuid.UUID]) -> dict[str, set[str]]:
    """By address, the tables in which something of Ann's is another after Ben has sent to it."""
    entry = {"entry": entries(ann)[0].id}
    before, found = rows_of(ann), dict[str, set[str]]()
    for each in addresses():
        for space in spaces if each.is_in_space else spaces[:1]:
            given = {name: value for name, value in entry.items() if name in each.parts}
            with transaction.atomic():
                ben.post(each.url(space, **given), ANSWERS)
                after = rows_of(ann)
                transaction.set_rollback(True)
            if changed := {table for table, rows in before.items() if after[table] != rows}:
                found.setdefault(each.name, set()).update(changed)
    return found


def entries(friend: Friend) -> list[Any]:
    return walks.couple_space(friend).entries(Note)


@pytest.fixture
def two(ann: Friend, ben: Friend) -> OpenSpace:
    walks.become_two_who_write(ann, ben)
    return walks.couple_space(ben)


def listed(acts: dict[str, dict[str, str]]) -> dict[str, set[str]]:
    return {name: set(tables) for name, tables in acts.items()}


def test_in_a_couple(two: OpenSpace, ann: Friend, ben: Friend) -> None:
    ann.another_client()
    client = ben.another_client()
    assert touched(ann, client, [ben.space.id, two.id]) == listed(IN_A_COUPLE)


def test_at_the_end_of_the_wait(two: OpenSpace, ann: Friend, ben: Friend, zoe: Friend) -> None:
    come_again(ben, zoe, two)
    with time_machine.travel(timezone.now() + wait()):
        client = ben.another_client()
        assert touched(ann, client, [ben.space.id, two.id]) == listed(AFTER_THE_WAIT)
