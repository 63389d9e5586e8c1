"""An account is deleted: what one had shared stays, or goes along, by choice."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from nearer.couples.couple import couples
from nearer.features.openness.payloads import Note
from nearer.pairing.joining import step_in
from nearer.pairing.leaving import leave
from nearer.people import erasing
from nearer.people.models import Person
from nearer.spaces.models import ChainLink, SealedEntry
from nearer.spaces.space import OpenSpace
from nearer.spaces.stocktaking import EVERYBODY
from tests.cast import Friend
from tests.pairing import walks
from tests.pairing.test_letting_in import come_again, later, let_in

pytestmark = pytest.mark.django_db
DELETE, ACCOUNT, WISH = "/account/delete/", "/account/", "/account/wish/"


@pytest.fixture
def two(ann: Friend, ben: Friend) -> OpenSpace:
    walks.become_two_who_write(ann, ben)
    return walks.couple_space(ann)


def delete(friend: Friend, **choice: str) -> None:
    walks.send(friend.client, DELETE, passphrase=friend.passphrase, **choice)
    friend.client.post("/sign-in/", {"name": friend.name, "passphrase": friend.passphrase})


def let_the_day_come() -> None:
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert erasing.erase_due(timezone.now()) == 1


def authors(space: OpenSpace) -> set[bytes]:
    rows = SealedEntry.objects.filter(space_id=space.id).exclude(author_id=EVERYBODY)
    return set(rows.values_list("author_id", flat=True))


def notes(friend: Friend) -> list[str]:
    space = next(couples(friend.refresh()))
    return [entry.payload.text for entry in space.entries(Note)]


def test_what_was_shared_stays_unless_chosen_otherwise(
    two: OpenSpace, ann: Friend, ben: Friend
) -> None:
    page = walks.page(ben.client, DELETE)
    assert "What I have shared in our place" in page
    assert re.search(r'<input[^>]*value="keep"[^>]* checked', page)
    delete(ben, words="keep")
    for address in (ACCOUNT, WISH):
        assert "stays with them" in walks.page(ben.client, address)
    let_the_day_come()
    assert set(notes(ann)) == {"Ann was here.", "Ben was here."}


def test_what_was_shared_goes_along_on_the_day_and_not_before(
    two: OpenSpace, ann: Friend, ben: Friend
) -> None:
    delete(ben, words="withdraw")
    for address in (ACCOUNT, WISH):
        assert "is deleted as well" in walks.page(ben.client, address)
    assert set(notes(ann)) == {"Ann was here.", "Ben was here."}
    let_the_day_come()
    assert notes(ann) == ["Ann was here."]
    assert authors(two) == {ann.keyring.me.bytes}
    assert "You and" not in walks.page(ann.client, reverse("agreement", args=[two.id]))


def test_the_choice_is_taken_back_with_the_wish(two: OpenSpace, ben: Friend) -> None:
    delete(ben, words="withdraw")
    walks.send(ben.client, WISH)
    assert not Person.objects.get(pk=ben.keyring.me).withdraws


def test_entries_of_a_couple_that_had_ended_before_stay(
    two: OpenSpace, ann: Friend, ben: Friend
) -> None:
    delete(ben, words="withdraw")
    leave(ann.refresh(), walks.couple_space(ann), withdraws=False)
    let_the_day_come()
    assert set(notes(ann)) == {"Ann was here.", "Ben was here."}


def test_who_is_in_no_couple_is_not_asked(ann: Friend) -> None:
    assert 'name="words"' not in walks.page(ann.client, DELETE)
    delete(ann, words="withdraw")
    assert not Person.objects.get(pk=ann.keyring.me).withdraws


def test_a_choice_that_is_not_offered_is_refused(two: OpenSpace, ben: Friend) -> None:
    walks.send(ben.client, DELETE, passphrase=ben.passphrase, words="all")
    assert Person.objects.get(pk=ben.keyring.me).delete_after is None


def test_words_from_before_one_was_let_back_in_stay(
    two: OpenSpace, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    """Zoe plays Ben with a new account."""
    was = ben.keyring.me
    come_again(ann, zoe, walks.couple_space(ann))
    with later():
        let_in(ann, walks.couple_space(ann))
        assert step_in(zoe.refresh())
        walks.couple_space(zoe).add(Note("And here again."))
        assert authors(two) == {each.bytes for each in (ann.keyring.me, was, zoe.keyring.me)}
        erasing.ask_to_erase(zoe.keyring, withdraws=True)
        let_the_day_come()
    assert authors(two) == {ann.keyring.me.bytes, was.bytes}


def test_a_damaged_chain_does_not_hold_up_the_day(two: OpenSpace, ann: Friend, ben: Friend) -> None:
    ChainLink.objects.filter(space_id=two.id, seq=1).update(link=b"damaged")
    erasing.ask_to_erase(ben.keyring, withdraws=True)
    let_the_day_come()
    assert authors(two) == {ann.keyring.me.bytes}
