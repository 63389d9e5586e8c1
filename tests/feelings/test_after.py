"""What comes back after a check-in, and sharing it in the same tap."""

from __future__ import annotations

import re
from datetime import date, timedelta

from django.urls import reverse

from nearer.couples.logic.slots import calling_slot
from nearer.couples.pausing import pause
from nearer.couples.payloads import Calling
from nearer.features.feelings.logic.acts import ACTS, act, group_at
from nearer.features.feelings.logic.slots import check_in_slot
from nearer.features.feelings.payloads import CheckIn, SharedCheckIn
from nearer.spaces.entry import Entry
from tests.cast import Couple, Friend
from tests.ui.page import Page

DAY = date(2026, 3, 9)


def check_in(friend: Friend, **said: object) -> str:
    """The page that follows."""
    hidden = {"on": friend.space.today().isoformat(), "revision": "0"}
    address = reverse("check-in", args=[friend.space.id])
    answer = friend.client.post(address, {"spot": "3-2", **hidden, **said}, follow=True)
    return answer.content.decode()


def earlier(friend: Friend, days: int, **said: object) -> Entry[CheckIn]:
    day = friend.space.today() - timedelta(days=days)
    return friend.space.put(CheckIn(**said), check_in_slot(day), day)  # type: ignore[arg-type]


def copies(couple: Couple, friend: Friend) -> list[SharedCheckIn]:
    return [each.payload for each in couple.seen_by(friend).entries(SharedCheckIn)]


def call(couple: Couple) -> None:
    for friend in (couple.first, couple.second):
        space = couple.seen_by(friend)
        space.put(Calling(friend.name), calling_slot(space.me))


def test_the_field_has_grown_by_one_spot(ann: Friend) -> None:
    earlier(ann, 1, pleasantness=8, energy=7, words=("joyful",))
    days = Page(check_in(ann, words=["tired"])).one("svg", role="img")["aria-label"]
    assert days.startswith("The last five weeks")
    assert "joyful" in days
    assert "tired" in days


def test_ones_own_words_of_the_last_day_like_it_come_back(ann: Friend) -> None:
    earlier(ann, 30, pleasantness=2, energy=3, sentence="The radio was on.")
    earlier(ann, 20, pleasantness=8, energy=8, sentence="We laughed at the fork.")
    earlier(ann, 9, pleasantness=3, energy=3)
    page = check_in(ann)
    assert "The radio was on." in page
    assert "We laughed at the fork." not in page


def test_whoever_left_the_spot_open_gets_no_earlier_words(ann: Friend) -> None:
    earlier(ann, 3, sentence="Nothing.")
    assert "Nothing." not in check_in(ann, spot="", words=["numb"])


def test_one_small_thing_comes_with_it(ann: Friend) -> None:
    assert act(3, 2, ann.space.today()) in check_in(ann)


def test_no_quarter_says_the_same_twice_in_two_weeks() -> None:
    assert all(len(set(acts)) == len(acts) >= 14 for acts in ACTS.values())
    for spot in ((2, 8), (8, 8), (2, 2), (8, 2), (None, None)):
        said = [act(*spot, DAY + timedelta(days=number)) for number in range(14)]
        assert len(set(said)) == 14
    assert sum(map(len, ACTS.values())) >= 40


def test_a_spot_in_the_middle_has_a_quarter() -> None:
    assert group_at(5, 5) in ACTS
    assert group_at(5, None) == "open"


def test_sharing_is_one_choice_on_the_form_and_off(couple: Couple, ann: Friend) -> None:
    call(couple)
    form = Page(ann.client.get(reverse("check-in", args=[ann.space.id])).content.decode())
    assert "checked" not in form.one("input", name="share")
    assert "has a copy" not in check_in(ann)
    assert copies(couple, ann) == []


def test_shared_in_the_same_tap_the_copy_is_the_whole_of_it(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    call(couple)
    page = check_in(ann, words=["tired"], sentence="The radio was on.", share="on")
    assert "has a copy of it in Ours." in page
    (copy,) = copies(couple, ben)
    assert (copy.words, copy.sentence) == (("tired",), "The radio was on.")


def test_in_a_pause_nothing_is_offered_and_nothing_shared(couple: Couple, ann: Friend) -> None:
    call(couple)
    pause(ann.space, None)
    form = ann.client.get(reverse("check-in", args=[ann.space.id])).content.decode()
    assert 'name="share"' not in form
    check_in(ann, share="on")
    assert copies(couple, ann) == []


def test_each_page_names_its_own_partner(
    couple: Couple, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    call(couple)
    asked = {}
    for friend in (ann, ben, zoe):
        page = friend.client.get(reverse("check-in", args=[friend.space.id])).content.decode()
        asked[friend.name] = re.findall(r"How close do you feel to (.*)\?", page)
    assert [re.sub("[\u2068\u2069]", "", name) for (name,) in asked.values()] == [
        "Ben", "Ann", "your partner",
    ]  # fmt: skip


def test_alone_nothing_is_offered(ann: Friend) -> None:
    form = ann.client.get(reverse("check-in", args=[ann.space.id])).content.decode()
    assert 'name="share"' not in form
    assert "your partner?" in form
    assert "has a copy" not in check_in(ann, share="on")


def test_nobody_else_finds_the_page(ann: Friend, ben: Friend) -> None:
    kept = earlier(ann, 0, words=("tired",))
    address = reverse("check-in-after", args=[ann.space.id, kept.id])
    assert ann.client.get(address).status_code == 200
    assert ben.client.get(address).status_code == 404
