"""A copy of a check-in, or of its sentence alone: shown first, shared by an act, taken back."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
import time_machine
from django.http import HttpResponse
from django.urls import reverse

from nearer.couples.logic.slots import calling_slot
from nearer.couples.pausing import pause, resume
from nearer.couples.payloads import Calling
from nearer.features.feelings import copies
from nearer.features.feelings.logic.slots import check_in_slot
from nearer.features.feelings.payloads import CheckIn, SharedCheckIn
from nearer.spaces.entry import Entry
from nearer.spaces.models import SealedEntry
from nearer.spaces.space import OpenSpace
from tests.cast import Couple, Friend
from tests.evening import the_two
from tests.ui.page import Page

SAID = CheckIn("given", 3, 2, ("tired",), 4, 5, None, None, 2, None, None, "The radio was on.")
DAY = date(2026, 11, 20)
WRITTEN = datetime(2026, 11, 20, 21, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def called(couple: Couple) -> None:
    for friend in (couple.first, couple.second):
        space = couple.seen_by(friend)
        space.put(Calling(friend.name), calling_slot(space.me))


def written(friend: Friend, said: CheckIn = SAID) -> Entry[CheckIn]:
    with time_machine.travel(WRITTEN):
        return friend.space.put(said, check_in_slot(DAY), DAY)


def share(friend: Friend, entry: Entry[CheckIn], **chosen: Any) -> HttpResponse:
    path = reverse("share-check-in", args=[friend.space.id, entry.id])
    fields = {"part": "whole", "wants_back": "just-listen", "seen": entry.revision, **chosen}
    answer = friend.client.post(path, fields)
    assert isinstance(answer, HttpResponse)
    return answer


def only(space: OpenSpace) -> Entry[SharedCheckIn]:
    (found,) = space.entries(SharedCheckIn)
    return found


def see(friend: Friend, name: str, *args: Any) -> str:
    answer = friend.client.get(reverse(name, args=args), follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def cards(markup: str) -> list[str]:
    return re.findall(r'<section class="card.*?</section>', markup, re.DOTALL)


def links(markup: str) -> list[str]:
    return [at["href"] for at in Page(markup).find("a")]


def test_a_copy_holds_the_whole_or_the_sentence_alone(couple: Couple) -> None:
    ann, ben = couple.first, couple.second
    entry = written(ann)
    share(ann, entry, part="whole")
    assert msgspec.structs.asdict(only(couple.seen_by(ben)).payload) == {
        **msgspec.structs.asdict(SAID),
        "wants_back": "just-listen",
    }
    share(ann, entry, part="sentence", wants_back="hold-me")
    sentence = SharedCheckIn(sentence=SAID.sentence, wants_back="hold-me")
    assert only(couple.seen_by(ben)).payload == sentence


def test_nothing_is_shared_before_it_was_looked_at(couple: Couple) -> None:
    ann, entry = couple.first, written(couple.first)
    assert "Nothing has been shared yet" in share(ann, entry, seen="").content.decode()
    ann.space.put(CheckIn(closeness=9), check_in_slot(DAY), DAY)
    stale = share(ann, entry)
    assert "Nothing has been shared yet" in stale.content.decode()
    assert couple.seen_by(ann).count(SharedCheckIn) == 0


@pytest.mark.parametrize("part", ["whole", "sentence"])
def test_the_preview_is_what_the_other_sees(couple: Couple, part: str) -> None:
    ann, ben = couple.first, couple.second
    entry = written(ann)
    preview = share(ann, entry, part=part, seen="").content.decode()
    share(ann, entry, part=part)
    page = see(ben, "shared-copy", couple.id, only(couple.seen_by(ben)).id)
    assert cards(page)
    assert cards(preview) == cards(page)
    assert cards(preview) == cards(see(ann, "shared-copy", couple.id, only(couple.seen_by(ann)).id))
    assert ("tired" in page) == (part == "whole")


def test_the_other_reads_how_to_receive_it_first(couple: Couple) -> None:
    ann, ben = couple.first, couple.second
    share(ann, written(ann), wants_back="help-me-think")
    page = see(ben, "shared-copy", couple.id, only(couple.seen_by(ben)).id)
    assert page.index("help them think") < page.index(SAID.sentence)
    assert "Ann would like you to help them think." in page


def test_a_copy_tells_when_it_was_shared_and_not_when_it_was_written(couple: Couple) -> None:
    ann, entry = couple.first, written(couple.first)
    moment = WRITTEN + timedelta(days=2, hours=3)
    couple.first.keyring = ann.refresh()
    with time_machine.travel(moment):
        put = copies.put(couple.seen_by(ann), copies.cut(SAID, "whole", "just-listen"), entry.day)
    assert (put.at, put.day) == (moment, DAY)
    assert put.id != entry.id


def test_later_changes_do_not_reach_the_copy_and_sharing_anew_replaces_it(couple: Couple) -> None:
    ann, ben = couple.first, couple.second
    share(ann, entry := written(ann))
    changed = ann.space.entry(CheckIn, entry.id).revise(CheckIn(sentence="Another."))
    assert only(couple.seen_by(ben)).payload.sentence == SAID.sentence
    first = only(couple.seen_by(ben)).id
    share(ann, changed, part="sentence")
    assert only(couple.seen_by(ben)).payload.sentence == "Another."
    assert only(couple.seen_by(ben)).id == first
    changed.erase()
    assert only(couple.seen_by(ben)).payload.sentence == "Another."


def test_a_withdrawn_copy_is_as_if_it_had_never_been_shared(couple: Couple) -> None:
    ann, ben = couple.first, couple.second
    rows = list(SealedEntry.objects.filter(space_id=couple.id).values_list("id", flat=True))
    entry = written(ann)
    before = cards(see(ann, "check-in-entry", ann.space.id, entry.id))
    share(ann, entry)
    copy = only(couple.seen_by(ann))
    ways = links(see(ann, "check-in-entry", ann.space.id, entry.id))
    withdraw = reverse("copy-withdraw", args=[couple.id, copy.id])
    assert withdraw in ways
    assert "Unshare this copy?" in see(ann, "copy-withdraw", couple.id, copy.id)
    ann.client.post(withdraw)
    page = see(ann, "check-in-entry", ann.space.id, entry.id)
    assert cards(page) == before
    assert withdraw not in links(page)
    left = SealedEntry.objects.filter(space_id=couple.id).values_list("id", flat=True)
    assert list(left) == rows
    gone = ben.client.get(reverse("shared-copy", args=[couple.id, copy.id]))
    assert gone.status_code == 404
    assert couple.seen_by(ben).count(SharedCheckIn) == 0


def test_the_other_cannot_withdraw_it(couple: Couple) -> None:
    ann, ben = couple.first, couple.second
    share(ann, written(ann))
    copy = only(couple.seen_by(ben))
    path = reverse("copy-withdraw", args=[couple.id, copy.id])
    assert ben.client.get(path).status_code == 404
    assert ben.client.post(path).status_code == 404
    assert only(couple.seen_by(ann)).id == copy.id
    assert path not in links(see(ben, "shared-copy", couple.id, copy.id))


def test_a_stranger_gets_404(couple: Couple, zoe: Friend) -> None:
    ann, ben = couple.first, couple.second
    share(ann, entry := written(ann))
    copy = only(couple.seen_by(ann))
    for path in (
        reverse("shared-copy", args=[couple.id, copy.id]),
        reverse("copy-withdraw", args=[couple.id, copy.id]),
        reverse("share-check-in", args=[ann.space.id, entry.id]),
    ):
        assert zoe.client.get(path).status_code == 404
        assert zoe.client.post(path).status_code == 404
    own = reverse("share-check-in", args=[ann.space.id, entry.id])
    assert ben.client.get(own).status_code == 404


def test_alone_there_is_nobody_to_share_with(couple: Couple, zoe: Friend) -> None:
    entry = written(zoe)
    path = reverse("share-check-in", args=[zoe.space.id, entry.id])
    assert zoe.client.get(path).status_code == 404
    assert path not in links(see(zoe, "check-in-entry", zoe.space.id, entry.id))


def test_no_copy_lies_in_a_private_space_and_no_page_of_two_either(couple: Couple) -> None:
    ann = couple.first
    share(ann, written(ann))
    copy = only(couple.seen_by(ann))
    for name in ("shared-copy", "copy-withdraw"):
        path = reverse(name, args=[ann.space.id, copy.id])
        assert ann.client.get(path).status_code == 404
    path = reverse("share-check-in", args=[couple.id, uuid.uuid4()])
    assert ann.client.get(path).status_code == 404


def test_the_tab_mine_says_who_sees_an_entry(couple: Couple) -> None:
    ann, entry = couple.first, written(couple.first)
    for marks in (0, 1):
        if marks:
            share(ann, entry, part="sentence")
        rows = see(ann, "mine", ann.space.id).partition('class="month"')[2]
        assert rows.partition("</li>")[0].count("badge us") == marks


def test_what_there_is_to_choose_from() -> None:
    assert copies.parts_of(SAID) == ["sentence", "whole"]
    assert copies.parts_of(CheckIn(closeness=3)) == ["whole"]
    assert copies.parts_of(CheckIn(sentence="Yes.")) == ["sentence"]
    assert copies.cut(CheckIn("numb", sentence="Yes."), "sentence", "no-reply").state == "given"


def test_both_read_every_copy(couple: Couple) -> None:
    ann, ben = couple.first, couple.second
    share(ann, written(ann))
    share(ben, written(ben), part="sentence")
    for friend, mine in ((ann, ["Ann"]), (ben, ["Ben"])):
        here = the_two(friend, couple.seen_by(friend))
        shared = here.space.entries(SharedCheckIn)
        rows = [copies.read(here, entry) for entry in shared]
        assert sorted(row.name for row in rows) == ["Ann", "Ben"]
        assert [row.name for row in rows if row.is_mine] == mine
        for copy in shared:
            page = reverse("shared-copy", args=[couple.id, copy.id])
            assert friend.client.get(page, follow=True).status_code == 200


def test_a_pause_keeps_a_copy_back_and_lets_one_be_withdrawn(couple: Couple, ann: Friend) -> None:
    entry = written(ann)
    pause(ann.space, None)
    for seen in (entry.revision, ""):
        said = share(ann, entry, seen=seen).content.decode()
        assert "You are taking a pause" in said
        assert SAID.sentence in said
        assert "Share the copy" not in said
    assert couple.seen_by(ann).count(SharedCheckIn) == 0
    resume(ann.space)
    assert "Share the copy" in share(ann, entry, seen="").content.decode()
    assert share(ann, entry).status_code == 302
    pause(ann.space, None)
    copy = only(couple.seen_by(ann))
    withdraw = reverse("copy-withdraw", args=[couple.id, copy.id])
    assert ann.client.post(withdraw).status_code == 302
    assert couple.seen_by(ann).count(SharedCheckIn) == 0
