"""The light question of an invitation is the first thing in Ours, and does not come again."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from nearer.features.talks.table import Questions, asked
from tests.cast import Friend
from tests.pairing import walks
from tests.pairing.walks import ANSWER, REPLY, page, send
from tests.ui.page import Page

QUESTION = "cheap-joy"


@pytest.fixture
def coupled(ann: Friend, ben: Friend) -> tuple[Friend, Friend]:
    walks.become_two(ann, ben)
    return ann, ben


def seen_by(friend: Friend) -> Questions:
    return Questions(walks.couple(friend))


def ours(friend: Friend) -> str:
    html = page(friend.client, reverse("ours", args=[seen_by(friend).space.id]))
    return " ".join(Page(html).words.split())


def test_both_find_both_answers_lying_open(coupled: tuple[Friend, Friend]) -> None:
    for friend in coupled:
        said = ours(friend)
        assert asked(QUESTION) in said
        assert ANSWER in said
        assert REPLY in said
        assert "wrote something" not in said


@pytest.mark.parametrize("hour", [0, 6, 12, 18])
@pytest.mark.parametrize("zones", [("Pacific/Auckland", "Pacific/Honolulu"), ("UTC", "Asia/Tokyo")])
@pytest.mark.parametrize("is_swapped", [False, True])
def test_both_find_them_open_wherever_they_are(
    ann: Friend, ben: Friend, hour: int, zones: tuple[str, str], *, is_swapped: bool
) -> None:
    """Also where the one's day is already, or still, another one than the other's."""
    for friend, zone in zip((ann, ben), reversed(zones) if is_swapped else zones, strict=True):
        friend.keyring.change(lambda ring, zone=zone: setattr(ring.about, "time_zone", zone))
    with time_machine.travel(timezone.now().replace(hour=hour) + timedelta(days=1)):
        walks.become_two(ann, ben)
        assert seen_by(ann).couple.began == seen_by(ann).space.today()
        for friend in (ann, ben):
            assert REPLY in ours(friend)
            assert ANSWER in ours(friend)


def test_it_does_not_come_again_within_a_year(coupled: tuple[Friend, Friend]) -> None:
    for friend in coupled:
        here, came = seen_by(friend), set[str]()
        began = here.space.clock()
        for day in range(365):
            with time_machine.travel(began + timedelta(days=day)):
                anew = Questions(here.couple)
                came.update(each.id for each in anew.offer.questions)
        assert QUESTION not in came
        assert len(came) > 90


def test_who_takes_theirs_back_takes_it_from_both(coupled: tuple[Friend, Friend]) -> None:
    ann, ben = coupled
    here = seen_by(ann)
    [turn] = here.turns.values()
    place = here.address((turn.day, turn.question))
    send(ann.client, reverse("question-take-back", args=[here.space.id, place]))
    assert ANSWER not in ours(ben)
    assert REPLY not in ours(ann)
    assert REPLY in ours(ben)
