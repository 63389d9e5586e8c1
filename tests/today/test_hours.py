"""Things of the two stand on Today in hours that suit both, by the clock of their shared day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from nearer.couples.couple import put_wishes
from nearer.couples.payloads import Wishes
from nearer.couples.shared_day import put_shared_zone
from nearer.features.talks.table import asked
from tests.cast import Couple, Friend
from tests.evening import Evening, evening, the_two

TOKYO = "Asia/Tokyo"


@pytest.fixture
def two(couple: Couple) -> Evening:
    return evening(couple)


def wish(two: Evening, friend: Friend, since: int, until: int) -> None:
    put_wishes(the_two(friend, two.couple.seen_by(friend)), Wishes(3, since, until))


def is_there(two: Evening, friend: Friend, hour: int, zone: str = "Europe/Berlin") -> bool:
    """Whether the card for two is on Today at this hour of that zone, once every wish holds."""
    day = (timezone.now() + timedelta(days=2)).date()
    with time_machine.travel(datetime(*day.timetuple()[:3], hour, 30, tzinfo=ZoneInfo(zone))):
        friend.client = friend.another_client()
        question = asked(two.turn(friend).question)
        today = question in two.words(friend, reverse("today", args=[friend.space.id]))
        assert question in two.words(friend, two.url("ours"))
    return today


def test_they_stand_there_while_it_suits_both(two: Evening, ann: Friend, ben: Friend) -> None:
    wish(two, ann, 7, 20)
    wish(two, ben, 17, 23)
    for friend in (ann, ben):
        found = {hour for hour in (6, 16, 17, 19, 20, 22) if is_there(two, friend, hour)}
        assert found == {17, 19}


def test_the_clock_is_that_of_the_shared_day(two: Evening, ann: Friend, ben: Friend) -> None:
    put_shared_zone(two.couple.seen_by(ann), TOKYO)
    for friend in (ann, ben):
        wish(two, friend, 17, 20)
    assert is_there(two, ann, 18, TOKYO)
    assert not is_there(two, ann, 18, "Europe/Berlin")


def test_without_an_hour_for_both_they_stand_in_ours_alone(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    wish(two, ann, 6, 12)
    wish(two, ben, 12, 20)
    assert not any(is_there(two, ann, hour) for hour in (6, 11, 12, 19))
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        ann.client = ann.another_client()
        assert "show only in Ours" in two.words(ann, two.url("agreement"))


def test_the_first_line_counts_only_what_stands_there(two: Evening, ann: Friend) -> None:
    wish(two, ann, 17, 20)
    day = datetime.now(UTC).replace(hour=2) + timedelta(days=2)
    with time_machine.travel(day):
        ann.client = ann.another_client()
        said = two.words(ann, reverse("today", args=[ann.space.id]))
    assert "for the two of you" not in said.lower()
