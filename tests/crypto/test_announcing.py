"""A seat is given anew only to who was announced, by the same member, with nothing in between."""

from __future__ import annotations

import pytest

from tests.crypto.cast import ANN, ANNOUNCE, BEN, CORA, DAN, FALSE_BEN, OBJECT, couple, someone


def test_a_removal_out_of_the_blue() -> None:
    couple().tell(ANN, "remove", BEN, [ANN]).refused("not allowed")


def test_a_removal_on_the_announcement_of_another() -> None:
    """The one concerned announces nothing, and nobody uses what the other has announced."""
    three = couple().tell(ANN, "add", CORA, [ANN, BEN, CORA])
    three.announce(CORA, DAN).tell(ANN, "remove", BEN, [ANN, CORA]).refused("not allowed")


@pytest.mark.parametrize("between", [OBJECT, "rotate"])
def test_a_removal_after_a_living_key(between: str) -> None:
    story = couple().announce(ANN, DAN).tell(BEN, between, BEN, None)
    story.tell(ANN, "remove", BEN, [ANN]).refused("not allowed")


def test_another_is_added_than_was_announced() -> None:
    for came, actor in ((CORA, ANN), (FALSE_BEN, ANN)):
        story = couple().remove(ANN, BEN, [ANN], DAN)
        story.tell(actor, "add", came, [ANN, came]).refused("not allowed")
    false_dan = someone(DAN.id)
    story = couple().remove(ANN, BEN, [ANN], DAN)
    story.identities[false_dan.fingerprint] = false_dan.identity
    story.tell(ANN, "add", false_dan, [ANN, DAN]).refused("not allowed")


def test_announcing_a_member_or_objecting_for_another() -> None:
    couple().announce(ANN, BEN).refused("not allowed")
    couple().announce(CORA, DAN).refused("not allowed")
    couple().announce(ANN, DAN).tell(ANN, OBJECT, BEN, None).refused("not allowed")


def test_announcing_somebody_without_an_identity() -> None:
    story = couple().announce(ANN, DAN)
    del story.identities[DAN.fingerprint]
    story.refused("identity missing")


@pytest.mark.parametrize(
    "action", ["announce", "announce x", "announce 01", "announce -1", "announce 1 "]
)
def test_an_announcement_without_a_moment(action: str) -> None:
    couple().announce(ANN, DAN, action).refused("not allowed")


@pytest.mark.parametrize("action", [ANNOUNCE, OBJECT])
def test_words_that_choose_a_key_or_members(action: str) -> None:
    subject = DAN if action == ANNOUNCE else ANN
    base = couple()
    base.identities[DAN.fingerprint] = DAN.identity
    base.tell(ANN, action, subject, [ANN, BEN], generation=3).refused("without a change")
    couple().tell(ANN, action, subject, [ANN]).refused("do not follow")
