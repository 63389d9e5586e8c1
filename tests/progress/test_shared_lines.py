"""Both lines, or neither: released by an act of each, kept up, and gone when taken back."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from nearer.couples.logic.slots import calling_slot
from nearer.couples.pausing import pause, resume
from nearer.couples.payloads import Calling
from nearer.features.feelings.logic.slots import check_in_slot
from nearer.features.feelings.payloads import CheckIn
from nearer.progress import shared_lines
from nearer.progress.logic.line_days import cut, first_day
from nearer.progress.numbered import numbered
from nearer.progress.payloads import DAYS, ReleasedLine
from nearer.registry.installed import series
from nearer.spaces import events
from nearer.spaces.models import SealedEntry
from tests.cast import Couple, Friend
from tests.export.test_export import ask, entries
from tests.ui.page import Page


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


def curves(markup: str) -> list[str]:
    return [at["class"].split()[0] for at in Page(markup).find("g") if at["class"] != "ticks"]


def stored(couple: Couple, friend: Friend) -> ReleasedLine:
    found = shared_lines.mine(couple.seen_by(friend), series()["closeness"])
    assert found
    return found.payload


def test_one_line_alone_shows_nothing_to_the_other(couple: Couple) -> None:
    ann, ben = couple.first, couple.second
    before = see(ben, couple)
    release(ann, couple)
    assert see(ben, couple) == before
    assert curves(see(ann, couple)) == ["me"]
    assert "Ben" not in " ".join(re.findall(r"<svg.*?</svg>", see(ann, couple), re.DOTALL))


def test_both_are_drawn_once_both_have_released(couple: Couple) -> None:
    ann, ben = couple.first, couple.second
    release(ann, couple)
    release(ben, couple)
    for friend, other in ((ann, "Ben"), (ben, "Ann")):
        page = see(friend, couple)
        assert sorted(curves(page)) == ["me", "partner"]
        assert f'class="end partner">{other}' in page
        table = page.partition("<table")[2].partition("</table>")[0]
        assert "3.0" in table
        assert "8.0" in table
        assert "Unshare my line" in page


def test_another_line_of_each_is_not_the_same_line(couple: Couple) -> None:
    ann, ben = couple.first, couple.second
    release(ann, couple, "1")
    release(ben, couple, "5")
    for friend in (ann, ben):
        for line in numbered():
            assert "partner" not in curves(see(friend, couple, line))


def test_taken_back_it_is_gone_and_both_see_what_they_saw_before(couple: Couple) -> None:
    ann, ben = couple.first, couple.second
    before = [see(friend, couple) for friend in (ann, ben)]
    rows = SealedEntry.objects.filter(space_id=couple.id).count()
    release(ann, couple)
    alone = see(ann, couple)
    release(ben, couple)
    take_back(ben, couple)
    assert see(ann, couple) == alone
    take_back(ann, couple)
    assert [see(friend, couple) for friend in (ann, ben)] == before
    assert SealedEntry.objects.filter(space_id=couple.id).count() == rows


def test_nothing_compares_or_sums_up(couple: Couple) -> None:
    release(couple.first, couple)
    release(couple.second, couple)
    words = Page(see(couple.first, couple)).words.lower()
    for word in ("more than", "less than", "better", "worse", "closer", "difference", "half of"):
        assert word not in words


def come_back(*friends: Friend) -> None:
    """After so long the earlier session is over."""
    for friend in friends:
        friend.client = friend.another_client()


def check_in(friend: Friend, day: date, value: int) -> None:
    """As a person does, also over an earlier one."""
    path, slot = reverse("check-in", args=[friend.space.id]), check_in_slot(day)
    found = friend.space.in_slot(CheckIn, slot)
    said = {"on": day, "revision": found.revision if found else 0, "closeness": value}
    assert friend.client.post(path, said).status_code == 302


def test_a_line_keeps_up_with_the_days(couple: Couple) -> None:
    ann = couple.first
    release(ann, couple)
    today = ann.space.today()
    yesterday = today - timedelta(days=1)
    assert dict(stored(couple, ann).answers())[yesterday] == 3
    check_in(ann, today, 5)
    assert dict(stored(couple, ann).answers())[today] == 5
    check_in(ann, yesterday, 6)
    assert dict(stored(couple, ann).answers())[yesterday] == 6
    entry = ann.space.in_slot(CheckIn, check_in_slot(yesterday))
    assert entry
    ann.client.post(reverse("check-in-erase", args=[ann.space.id, entry.id]))
    assert yesterday not in dict(stored(couple, ann).answers())


def test_the_other_cannot_watch_when_somebody_checks_in(couple: Couple) -> None:
    """A day shows when it is over everywhere, whatever its writer does then."""
    ann, ben = couple.first, couple.second
    noon = datetime.combine(ann.space.today() + timedelta(days=3), time(12), UTC)
    with time_machine.travel(noon, tick=False) as clock:
        come_back(ann, ben)
        release(ann, couple)
        release(ben, couple)
        before = see(ben, couple)
        check_in(ann, noon.date(), 9)
        assert see(ben, couple) == before
        clock.move_to(noon + timedelta(hours=23, minutes=59))
        come_back(ann, ben)
        later = see(ben, couple)
        check_in(ann, noon.date() + timedelta(days=1), 9)
        assert see(ben, couple) == later
        clock.move_to(noon + timedelta(days=1))
        assert "9.0" in see(ben, couple)


def test_what_was_written_in_a_pause_never_shows(couple: Couple) -> None:
    """Otherwise a gap that fills up later would tell that there was a pause, and how long."""
    ann = couple.first
    with time_machine.travel(timezone.now(), tick=False) as clock:
        release(ann, couple)
        pause(ann.space, None)
        clock.shift(timedelta(days=1))
        come_back(ann)
        missed = ann.space.today()
        check_in(ann, missed, 5)
        resume(ann.space)
        clock.shift(timedelta(days=1))
        come_back(ann)
        check_in(ann, ann.space.today(), 6)
    values = dict(stored(couple, ann).answers())
    assert missed not in values
    assert values[missed + timedelta(days=1)] == 6


def test_no_open_page_is_told_of_a_line(couple: Couple) -> None:
    ann, told = couple.first, []

    def hear(space: UUID, **_: Any) -> None:
        told.append(space)

    events.written.connect(hear)
    try:
        release(ann, couple)
        check_in(ann, ann.space.today(), 6)
        take_back(ann, couple)
    finally:
        events.written.disconnect(hear)
    assert couple.id not in told


def test_the_check_in_says_which_line_goes_further(couple: Couple) -> None:
    ann = couple.first
    check_in = reverse("check-in", args=[ann.space.id])
    assert "You share" not in ann.client.get(check_in).content.decode()
    release(ann, couple)
    said = ann.client.get(check_in).content.decode()
    assert "From tomorrow also with Ben" in said
    assert "You share: Felt close." in said
    pause(ann.space, None)
    assert "You share" not in ann.client.get(check_in).content.decode()


def test_what_is_stored_says_no_hour(couple: Couple) -> None:
    ann = couple.first
    release(ann, couple)
    found = shared_lines.mine(couple.seen_by(ann), series()["closeness"])
    assert found
    assert found.at.astimezone(found.space.zone).time().isoformat() == "00:00:00"


def test_a_file_holds_ones_own_line_alone(couple: Couple) -> None:
    ann, ben = couple.first, couple.second
    release(ann, couple)
    release(ben, couple)
    kept: list[Any] = [each for each in entries(ask(ben)) if each["kind"] == ReleasedLine.kind]
    assert [each["mine"] for each in kept] == [True]


def test_a_stranger_gets_404(couple: Couple, zoe: Friend) -> None:
    path = reverse("progress-together", args=[couple.id])
    assert zoe.client.get(path).status_code == 404
    for name in ("line-release", "line-take-back"):
        assert act(zoe, couple, name) == 404
        assert act(couple.first, couple, name, line="8") == 404
    own = reverse("progress-together", args=[couple.first.space.id])
    assert couple.first.client.get(own).status_code == 404


def test_one_cannot_take_back_the_line_of_the_other(couple: Couple) -> None:
    ann, ben = couple.first, couple.second
    release(ann, couple)
    take_back(ben, couple)
    assert stored(couple, ann)


def test_the_way_leads_here_from_progress(couple: Couple, zoe: Friend) -> None:
    ann = couple.first
    path = reverse("progress", args=[ann.space.id])
    said = ann.client.get(path).content.decode()
    assert reverse("progress-together", args=[couple.id]) in said
    assert "chosen to share" in said
    assert (
        "You and" not in zoe.client.get(reverse("progress", args=[zoe.space.id])).content.decode()
    )


days = st.integers(0, DAYS + 5)


@given(st.dictionaries(days, st.integers(0, 10)))
def test_twelve_weeks_up_to_today_come_out_as_they_went_in(values: dict[int, int]) -> None:
    today = date(2026, 11, 23)
    lived = {today - timedelta(days=gone): value for gone, value in values.items()}
    found = cut("circles", lived.items(), today)
    assert dict(found.answers()) == {
        day: value for day, value in lived.items() if first_day(today) <= day <= today
    }


def test_no_line_is_released_in_a_pause(couple: Couple, ann: Friend) -> None:
    pause(ann.space, None)
    release(ann, couple)
    page = see(ann, couple)
    assert "You are taking a pause" in page
    assert "Share my line" not in page
    assert couple.seen_by(ann).count(ReleasedLine) == 0
    resume(ann.space)
    release(ann, couple)
    assert couple.seen_by(ann).count(ReleasedLine) == 1
