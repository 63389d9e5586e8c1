"""Two people change one space at the same moment: the chain stays one that everybody can follow."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from django.db import connection

from nearer.people import credentials
from nearer.people.rate_limits import Asker
from nearer.seats import membership
from nearer.seats.chain import read_chain
from nearer.spaces.models import ChainLink, SealedGrant
from tests.at_once import at_once
from tests.cast import Couple, Friend
from tests.spaces.notes import Note

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("turn", range(3))
def test_one_leaves_while_the_other_rotates(
    couple: Couple, ann: Friend, ben: Friend, turn: int
) -> None:
    done = at_once(
        [
            partial(membership.rotate, ann.refresh(), couple.id),
            partial(membership.leave, ben.refresh(), couple.id),
            partial(membership.rotate, ann.refresh(), couple.id),
        ]
    )
    assert not any(isinstance(each, Exception) for each in done)
    couple.seen_by(ann).add(Note("on my own"))
    chain = read_chain(ann.refresh(), couple.id)
    assert set(chain.state.members) == {ann.keyring.me.bytes}
    assert chain.links[-1].action == "rotate"


def test_both_rotate(couple: Couple, ann: Friend, ben: Friend) -> None:
    couple.seen_by(ann).add(Note("before"))
    each = [partial(membership.rotate, friend.refresh(), couple.id) for friend in (ann, ben)]
    assert not any(isinstance(done, Exception) for done in at_once(each))
    assert ChainLink.objects.filter(space_id=couple.id).count() == 4
    couple.seen_by(ben).add(Note("after"))
    for friend in (ann, ben):
        found = couple.seen_by(friend).entries(Note)
        assert {entry.payload.text for entry in found} == {"before", "after"}


def test_one_person_adopts_on_two_devices(couple: Couple, ann: Friend, ben: Friend) -> None:
    """The grant is deleted by the first: the second must not write a ring without its root."""
    for text in ("one", "two"):
        couple.seen_by(ben).add(Note(text))
        membership.rotate(ben.refresh(), couple.id)
    devices = [
        partial(credentials.sign_in, ann.name, ann.passphrase, Asker(f"203.0.113.{number}"))
        for number in range(4)
    ]
    assert not any(isinstance(done, Exception) for done in at_once(devices))
    found = couple.seen_by(ann).entries(Note)
    assert {entry.payload.text for entry in found} == {"one", "two"}
    couple.seen_by(ann).add(Note("three"))
    assert couple.seen_by(ben).count(Note) == 3


@pytest.mark.parametrize(
    "at", ['DELETE FROM "spaces_sealedgrant"', 'UPDATE "people_sealedkeyring"']
)
def test_cut_off_while_taking_a_grant_it_is_taken_the_next_time(
    couple: Couple, ann: Friend, ben: Friend, at: str
) -> None:
    membership.rotate(ben.refresh(), couple.id)
    couple.seen_by(ben).add(Note("granted"))

    def cut(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(at):
            raise KeyboardInterrupt
        return execute(sql, params, many, context)

    with connection.execute_wrapper(cut), pytest.raises(KeyboardInterrupt):
        ann.sign_in()
    assert SealedGrant.objects.count() == 1
    ann.sign_in()
    assert not SealedGrant.objects.exists()
    found = couple.seen_by(ann).entries(Note)
    assert [entry.payload.text for entry in found] == ["granted"]
