"""Ben has lost passphrase and recovery code. Ann lets him back into what the two share."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from nearer.couples.couple import couples, open_couple_space
from nearer.crypto import BrokenSeal
from nearer.pairing.joining import step_in
from nearer.pairing.letting_in import RESTS
from nearer.spaces import membership
from nearer.spaces.errors import NoSuchSpace
from nearer.spaces.space import OpenSpace
from tests.cast import Friend
from tests.pairing import walks
from tests.pairing.walks import TAPS, at, page, send
from tests.spaces.notes import Note

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(ann: Friend, ben: Friend) -> OpenSpace:
    """The couple's space, on its third key, with a note under it and one before."""
    walks.become_two(ann, ben)
    space = next(couples(ann.refresh()))
    space.add(Note("from the beginning"))
    membership.rotate(ann.keyring, space.id)
    space = next(couples(ann.refresh()))
    space.add(Note("from before"))
    return space


def come_again(ann: Friend, newcomer: Friend, two: OpenSpace) -> None:
    """Up to the day in between. Zoe plays Ben with a new account."""
    send(ann.client, walks.reverse("let-back-in", args=[two.id]))
    link = walks.code(ann)
    assert "Back to the place" in walks.open_link(newcomer.client, link)
    page(newcomer.client, "/join/in/")
    send(newcomer.client, at(newcomer, "together-taps"), **TAPS)
    walks.say_same(newcomer)
    assert "A day of waiting" in walks.say_same(ann)


def let_in(ann: Friend, two: OpenSpace) -> str:
    """In a browser of that day: the one of the day before has locked itself."""
    return send(ann.another_client(), walks.reverse("let-in", args=[two.id]))


def later() -> time_machine.travel:
    return time_machine.travel(timezone.now() + RESTS + timedelta(minutes=1), tick=True)


def test_after_a_day_they_read_what_was_shared(two: OpenSpace, ann: Friend, zoe: Friend) -> None:
    come_again(ann, zoe, two)
    with later():
        assert "The day has passed" in page(ann.another_client(), at(ann, "together"))
        let_in(ann, two)
        assert open_couple_space(zoe.refresh()) is None
        back = step_in(zoe.refresh())
        assert back
        texts = {entry.payload.text for entry in back.entries(Note)}
        assert texts == {"from the beginning", "from before"}
        assert (walks.couple(zoe).other, walks.couple(ann).other) == ("Ann", "Zoe")


def test_not_before_the_day_is_over(two: OpenSpace, ann: Friend, zoe: Friend) -> None:
    come_again(ann, zoe, two)
    assert "not time yet" in let_in(ann, two)
    assert step_in(zoe.refresh()) is None


def test_who_still_has_the_old_account_can_object(
    two: OpenSpace, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    come_again(ann, zoe, two)
    url = walks.reverse("agreement", args=[two.id])
    assert "I have not lost access" in page(ben.client, url)
    send(ben.client, walks.reverse("not-me", args=[two.id]))
    with later():
        assert "objected" in let_in(ann, two)
        assert step_in(zoe.refresh()) is None


def test_the_old_account_is_out_afterwards(
    two: OpenSpace, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    come_again(ann, zoe, two)
    with later():
        let_in(ann, two)
        with pytest.raises(NoSuchSpace):
            membership.open_space(ben.refresh(), two.id)


def test_keys_that_are_not_the_chains_own_are_refused(two: OpenSpace, ann: Friend) -> None:
    with pytest.raises(BrokenSeal):
        membership.take_earlier(ann.refresh(), two.id, {1: bytes(32)})


def test_a_stranger_cannot_begin_it(two: OpenSpace, zoe: Friend) -> None:
    for name in ("let-back-in", "let-in", "not-me"):
        assert zoe.client.post(walks.reverse(name, args=[two.id])).status_code == 404
