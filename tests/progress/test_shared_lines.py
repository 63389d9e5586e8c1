"""Both lines, or neither: released by an act of each, kept up, and gone when taken back."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

import time_machine
from django.urls import reverse
from django.utils import timezone

from nearer.couples.pausing import pause
from nearer.progress import shared_lines
from nearer.progress.numbered import numbered
from nearer.progress.payloads import ReleasedLine
from nearer.registry.installed import series
from nearer.spaces import events
from nearer.spaces.models import SealedEntry
from tests.cast import Couple, Friend
from tests.export.test_export import ask, entries
from tests.progress.lines import (
    act,
    check_in,
    come_back,
    erase,
    lived,
    release,
    see,
    stored,
    take_back,
)
from tests.ui.page import Page

__all__ = ["lived"]


def curves(markup: str) -> list[str]:
    return [at["class"].split()[0] for at in Page(markup).find("g") if at["class"] != "ticks"]


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
    erase(ann, yesterday)
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


def test_a_day_without_a_value_moves_nothing_in_the_place_of_two(couple: Couple) -> None:
    ann = couple.first
    with time_machine.travel(timezone.now(), tick=False) as clock:
        release(ann, couple)
        before = list(SealedEntry.objects.filter(space_id=couple.id).values())
        clock.shift(timedelta(days=1))
        come_back(ann)
        check_in(ann, ann.space.today(), "", sentence="It rained.")
        assert list(SealedEntry.objects.filter(space_id=couple.id).values()) == before


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
