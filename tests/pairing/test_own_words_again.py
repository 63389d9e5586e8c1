"""Who lost every key and was let back in finds their own words as theirs, and so does the other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import reverse

from nearer.couples.couple import open_couple_space
from nearer.features.openness.payloads import Note
from nearer.features.talks.table import Questions
from nearer.ours.stream import pieces
from nearer.pairing.joining import step_in
from nearer.pairing.leaving import leave
from nearer.people.keyring import Keyring
from nearer.spaces.chain import came_back, read_chain
from nearer.spaces.space import OpenSpace
from tests.cast import Friend
from tests.pairing import walks
from tests.pairing.test_letting_in import come_again, later, let_in

pytestmark = pytest.mark.django_db


def couple_of(keyring: Keyring) -> OpenSpace:
    space = open_couple_space(keyring)
    assert space
    return space


def seen_by(friend: Friend) -> Questions:
    return Questions(walks.couple(friend))


@pytest.fixture
def back(ann: Friend, ben: Friend, zoe: Friend) -> Iterator[Friend]:
    """Ben with a new account, which Zoe plays. Both had answered and left a note before."""
    walks.become_two(ann, ben)
    for friend in (ann, ben):
        couple_of(friend.refresh()).add(Note(f"{friend.name} was here."))
    come_again(ann, zoe, couple_of(ann.refresh()))
    with later():
        let_in(ann, couple_of(ann.refresh()))
        assert step_in(zoe.refresh())
        yield zoe


def notes(here: Questions) -> dict[str, bool]:
    """Every note, and whether it is the reader's own."""
    voices = [each.about["voice"] for each in pieces(here.couple) if isinstance(each.about, dict)]
    return {each.text: each.is_mine for each in voices}


def test_each_reads_both_and_knows_whose_they_are(back: Friend, ann: Friend) -> None:
    assert notes(seen_by(back)) == {"Ben was here.": True, "Ann was here.": False}
    assert notes(seen_by(ann)) == {"Ben was here.": False, "Ann was here.": True}


def test_the_pair_of_first_answers_is_whole_for_both(back: Friend, ann: Friend) -> None:
    for friend in (back, ann):
        [turn] = seen_by(friend).turns.values()
        assert turn.mine
        assert turn.theirs
    [turn] = seen_by(back).turns.values()
    assert turn.mine
    assert turn.mine.payload.text == walks.REPLY


def test_they_may_take_back_what_they_said_before_and_nothing_else(
    back: Friend, ann: Friend
) -> None:
    here = seen_by(back)
    mine, hers = sorted(here.space.entries(Note), key=lambda each: each.payload.text, reverse=True)
    client = back.another_client()
    url = reverse("withdraw-given", args=[here.space.id, mine.id])
    assert client.post(url).status_code == 302
    assert client.post(reverse("withdraw-given", args=[here.space.id, hers.id])).status_code == 404
    assert notes(seen_by(ann)) == {"Ann was here.": True}


def test_leaving_with_ones_words_takes_those_from_before_along(back: Friend, ann: Friend) -> None:
    here = seen_by(back)
    leave(back.keyring, here.space, withdraws=True)
    closed = ann.open(ann.refresh().spaces("couple")[-1])
    assert [each.payload.text for each in closed.entries(Note)] == ["Ann was here."]


def test_what_holds_is_what_they_said_last(back: Friend, ann: Friend) -> None:
    for friend in (back, ann):
        here = walks.couple(friend)
        assert here.my_wishes
        assert here.agreed.pace == 2  # of three wishes in the space, two count
        assert here.other == {"Zoe": "Ann", "Ann": "Zoe"}[friend.name]


def test_only_who_took_a_seat_over_speaks_for_it(back: Friend, ann: Friend, ben: Friend) -> None:
    chain = read_chain(ann.refresh(), couple_of(ann.keyring).id)
    assert came_back(chain.links) == {ben.keyring.me.bytes: back.keyring.me.bytes}
    assert came_back(chain.links[:-1]) == {}
