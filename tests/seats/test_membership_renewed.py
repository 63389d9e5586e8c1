"""Membership when somebody renews every key, or deletes their account."""

from __future__ import annotations

import pytest

from nearer.crypto import BrokenSeal
from nearer.people import erasing, recovery
from nearer.people.models import Person, PublicIdentity
from nearer.people.rate_limits import Asker
from nearer.people.rekey import renew
from nearer.seats import membership
from nearer.spaces.errors import NoSuchSpace
from nearer.spaces.models import ChainLink, SealedGrant, Space
from tests.cast import Couple, Friend, join
from tests.seats.steps import AGAIN, accept, rekey, words
from tests.spaces.notes import Note


def test_new_keys_of_one_are_blocked_until_the_words_were_compared_again(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    couple.seen_by(ben).add(Note("before"))
    rekey(ben)
    couple.seen_by(ben).add(Note("after"))
    with pytest.raises(BrokenSeal):
        couple.seen_by(ann)
    accept(ann, ben)
    assert words(ann, couple) == words(ben, couple) == {"before", "after"}


def test_both_may_renew_their_keys_one_after_the_other(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    rekey(ben)
    couple.seen_by(ben).add(Note("ben's"))
    accept(ann, ben)
    rekey(ann)
    couple.seen_by(ann).add(Note("ann's"))
    accept(ben, ann)
    assert words(ann, couple) == words(ben, couple) == {"ben's", "ann's"}


def test_grants_that_wait_are_taken_before_the_keys_change(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    """The old secrets are gone afterwards, and nobody could open them."""
    couple.seen_by(ben).add(Note("one"))
    membership.rotate(ben.refresh(), couple.id)
    couple.seen_by(ben).add(Note("two"))
    code = recovery.unproved_code(ann.refresh())
    assert code is not None
    opened = recovery.recover(ann.name, code, Asker("203.0.113.3"))
    ann.keyring = renew(opened, AGAIN)
    assert words(ann, couple) == {"one", "two"}


def test_a_broken_space_keeps_nobody_from_new_keys(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    ann.space.add(Note("mine"))
    ChainLink.objects.filter(space_id=couple.id, seq=1).delete()
    rekey(ann)
    assert [entry.payload.text for entry in ann.space.entries(Note)] == ["mine"]
    ann.sign_in()


def test_after_an_account_is_deleted_the_other_reads_on_and_renews(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    couple.seen_by(ben).add(Note("from ben"))
    erasing.erase(Person.objects.get(pk=ben.keyring.me))
    assert not PublicIdentity.objects.filter(person_id=ben.keyring.me).exists()
    rekey(ann)
    assert words(ann, couple) == {"from ben"}
    assert not SealedGrant.objects.exists()


def test_who_left_and_deleted_their_account_does_not_shut_the_space(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    couple.seen_by(ann).add(Note("ours"))
    membership.leave(ben.refresh(), couple.id)
    erasing.erase(Person.objects.get(pk=ben.keyring.me))
    ann.sign_in()
    assert words(ann, couple) == {"ours"}


def test_an_unlock_without_news_writes_no_keyring(couple: Couple, ann: Friend) -> None:
    before = ann.sign_in().revision
    assert ann.sign_in().revision == before


def test_a_space_of_nobody_cannot_be_changed(ann: Friend) -> None:
    space = ann.space.id
    Space.objects.all().delete()
    with pytest.raises(NoSuchSpace):
        membership.rotate(ann.keyring, space)


def test_two_couples_of_one_person_are_two_spaces(couple: Couple, ann: Friend, dan: Friend) -> None:
    other = join(ann, dan)
    couple.seen_by(ann).add(Note("ben may"))
    assert words(dan, other) == set()
    assert ann.refresh().spaces("couple") == [couple.id, other.id]
