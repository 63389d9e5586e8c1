"""Leaving in a day: a way back until then, and nobody but the one who goes can know of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from nearer.couples.couple import couples, open_couple_space
from nearer.couples.models import Coupled
from nearer.couples.payloads import Calling
from nearer.pairing.going import A_DAY, planned
from nearer.pairing.models import Invitation
from nearer.pairing.payloads import Going
from nearer.seats import membership
from nearer.spaces.models import ChainLink, SealedEntry
from nearer.spaces.space import OpenSpace
from tests.cast import Friend
from tests.pairing import walks
from tests.pairing.walks import at, page, plain, reverse, send

pytestmark = pytest.mark.django_db
PLAN = {"words": "keep", "in-a-day": "1"}


@pytest.fixture
def two(ann: Friend, ben: Friend) -> OpenSpace:
    walks.become_two(ann, ben)
    return next(couples(ann.refresh()))


def url(space: OpenSpace, name: str = "leave-couple") -> str:
    return reverse(name, args=[space.id])


def later(time: timedelta = A_DAY) -> time_machine.travel:
    return time_machine.travel(timezone.now() + time + timedelta(minutes=1), tick=True)


def test_both_ways_stand_on_one_page(two: OpenSpace, ben: Friend) -> None:
    html = page(ben.client, url(two))
    assert html.index("Leave now") < html.index("Leave in a day")
    assert html.count("button quiet erase") == 2


def test_after_a_day_the_next_sign_in_leaves(two: OpenSpace, ann: Friend, ben: Friend) -> None:
    assert "Planned for" in send(ben.client, url(two), **PLAN)
    ben.sign_in()
    assert open_couple_space(ben.keyring)
    with later():
        ben.sign_in()
        assert open_couple_space(ben.keyring) is None
        assert not Coupled.objects.exists()
        assert ben.open(ben.keyring.private).count(Going) == 0
        assert "is closed" in page(ann.another_client(), url(two, "agreement"))
        names = {entry.payload.name for entry in next(couples(ann.refresh())).entries(Calling)}
        assert names == {"Ann", "Ben"}


def test_words_go_out_with_it_where_that_was_chosen(
    two: OpenSpace, ann: Friend, ben: Friend
) -> None:
    send(ben.client, url(two), words="withdraw", **{"in-a-day": "1"})
    with later():
        ben.sign_in()
        assert [each.payload.name for each in next(couples(ann.refresh())).entries(Calling)] == [
            "Ann"
        ]


def test_until_then_one_can_stay(two: OpenSpace, ben: Friend) -> None:
    send(ben.client, url(two), **PLAN)
    assert "Something you planned" in page(ben.client, at(ben, "today"))
    send(ben.client, url(two), stay="1")
    assert "Something you planned" not in page(ben.client, at(ben, "today"))
    with later():
        ben.sign_in()
        assert open_couple_space(ben.keyring)


def test_planning_twice_moves_nothing(two: OpenSpace, ben: Friend) -> None:
    send(ben.client, url(two), **PLAN)
    when = planned(ben.space, two)
    with later(timedelta(minutes=5)):
        ben.client.post(url(two), PLAN)
    assert planned(ben.space, two) == when


def test_now_is_still_now(two: OpenSpace, ben: Friend) -> None:
    send(ben.client, url(two), **PLAN)
    assert "is closed" in send(ben.client, url(two), words="keep")
    with later():
        ben.sign_in()
        assert ben.open(ben.keyring.private).count(Going) == 0


def test_nothing_tells_the_other(two: OpenSpace, ann: Friend, ben: Friend) -> None:
    names = ("ours", "agreement", "leave-couple", "met", "question")

    def seen() -> list[str]:
        own = [plain(page(ann.client, at(ann, name))) for name in ("today", "mine", "together")]
        return own + [plain(page(ann.client, url(two, name))) for name in names]

    def rows() -> list[object]:
        there = SealedEntry.objects.filter(space_id=two.id).order_by("id").values_list()
        links = ChainLink.objects.filter(space_id=two.id).order_by("seq").values_list()
        return [*there, *links, *Coupled.objects.values_list(), *Invitation.objects.values_list()]

    before, kept = seen(), rows()
    send(ben.client, url(two), **PLAN)
    assert seen() == before
    assert rows() == kept


def test_his_own_today_does_not_say_what_is_planned(two: OpenSpace, ben: Friend) -> None:
    before = page(ben.client, at(ben, "today")).lower().count("leave")
    send(ben.client, url(two), **PLAN)
    html = page(ben.client, at(ben, "today"))
    assert "Something you planned" in html
    assert html.lower().count("leave") == before


def test_a_place_that_was_left_or_does_not_open_meanwhile_keeps_nobody_out(
    two: OpenSpace, ann: Friend, ben: Friend
) -> None:
    for friend in (ann, ben):
        send(friend.client, url(two), **PLAN)
    ChainLink.objects.filter(space_id=two.id).order_by("-seq")[0].delete()
    with later():
        for friend in (ben, ann):
            friend.sign_in()
            assert friend.open(friend.keyring.private).count(Going) == 0
        assert not Coupled.objects.exists()


def test_a_plan_for_an_earlier_place_does_not_close_a_later_one(
    two: OpenSpace, ann: Friend, ben: Friend
) -> None:
    send(ben.client, url(two), **PLAN)
    send(ann.client, url(two), words="keep")
    page(ben.client, at(ben, "today"))
    walks.become_two(ann, ben)
    assert "Something you planned" not in page(ben.client, at(ben, "today"))
    with later():
        ben.sign_in()
        assert open_couple_space(ben.keyring)


def test_the_plan_survives_new_keys(two: OpenSpace, ben: Friend) -> None:
    send(ben.client, url(two), **PLAN)
    membership.rotate(ben.refresh(), two.id)
    with later():
        ben.sign_in()
        assert open_couple_space(ben.keyring) is None
