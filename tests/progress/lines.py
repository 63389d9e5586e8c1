"""What two do with their lines: twenty days of both, and the acts that show them."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from nearer.couples.logic.slots import calling_slot
from nearer.couples.payloads import Calling
from nearer.features.feelings.logic.slots import check_in_slot
from nearer.features.feelings.payloads import CheckIn
from nearer.progress import shared_lines
from nearer.progress.payloads import ReleasedLine
from nearer.registry.installed import series
from tests.cast import Couple, Friend


@pytest.fixture(autouse=True)
def lived(couple: Couple) -> None:
    """Twenty days of both, with values nobody else has: Ann's are 3, Ben's are 8."""
    for friend, value in ((couple.first, 3), (couple.second, 8)):
        space = couple.seen_by(friend)
        space.put(Calling(friend.name), calling_slot(space.me))
        write(friend, value)


def write(friend: Friend, value: int, days: int = 20) -> None:
    space = friend.space
    for gone in range(days):
        day = space.today() - timedelta(days=gone)
        space.put(CheckIn(closeness=value, tension=value), check_in_slot(day), day)


def see(friend: Friend, couple: Couple, line: str = "1") -> str:
    path = reverse("progress-together", args=[couple.id])
    answer = friend.client.get(path, {"line": line})
    assert answer.status_code == 200
    token = r'(csrfmiddlewaretoken" value=|X-CSRFToken": )"[^"]*"'
    return re.sub(token, "", answer.content.decode())


def act(friend: Friend, couple: Couple, name: str, line: str = "1") -> int:
    answer = friend.client.post(reverse(name, args=[couple.id]), {"line": line})
    friend.client.get(reverse("today", args=[friend.space.id]))  # where the word "Shown" is read
    return int(answer.status_code)


def release(friend: Friend, couple: Couple, line: str = "1") -> None:
    assert act(friend, couple, "line-release", line) == 302


def take_back(friend: Friend, couple: Couple, line: str = "1") -> None:
    assert act(friend, couple, "line-take-back", line) == 302


def stored(couple: Couple, friend: Friend) -> ReleasedLine:
    found = shared_lines.mine(couple.seen_by(friend), series()["closeness"])
    assert found
    return found.payload


def come_back(*friends: Friend) -> None:
    """After so long the earlier session is over."""
    for friend in friends:
        friend.client = friend.another_client()


def check_in(friend: Friend, day: date, value: int | str, **more: str) -> None:
    """As a person does, also over an earlier one."""
    path, slot = reverse("check-in", args=[friend.space.id]), check_in_slot(day)
    found = friend.space.in_slot(CheckIn, slot)
    said = {"on": day, "revision": found.revision if found else 0, "closeness": value}
    assert friend.client.post(path, said | more).status_code == 302


def erase(friend: Friend, day: date) -> None:
    entry = friend.space.in_slot(CheckIn, check_in_slot(day))
    assert entry
    friend.client.post(reverse("check-in-erase", args=[friend.space.id, entry.id]))
