"""The open space: what goes in comes out the same, in its place, and nothing else comes out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from nearer.crypto import BrokenSeal
from nearer.spaces import events
from nearer.spaces.entry import share
from nearer.spaces.errors import NoSuchEntry, NotYours, StaleEntry, WrongKind
from nearer.spaces.models import SealedEntry
from nearer.spaces.payload import UnknownPayload, UnsoundPayload
from tests.cast import Couple, Friend
from tests.spaces.notes import Diary, Note, Plan, texts

MAY = date(2026, 5, 31)


def days(count: int) -> list[date]:
    return [MAY - timedelta(days=back) for back in range(count)]


def test_what_was_written_is_read_with_its_day_moment_and_author(ann: Friend) -> None:
    space = ann.space
    space.clock = lambda: datetime(2026, 6, 1, 22, 30, 5, 7, tzinfo=UTC)
    written = space.add(Note("hello"))
    read = ann.space.entry(Note, written.id)
    assert read.payload == Note("hello")
    assert (read.day, read.at) == (date(2026, 6, 2), datetime(2026, 6, 1, 22, 30, 5, tzinfo=UTC))
    assert (read.author, read.revision, read.slot) == (ann.keyring.me, 1, "")
    assert (written.day, written.at, written.revision) == (read.day, read.at, read.revision)
    assert repr(read) == "<Entry>"


def test_the_day_is_the_one_at_home(ann: Friend, zoe: Friend) -> None:
    late = datetime(2026, 5, 31, 23, 0, tzinfo=UTC)
    for friend, day in ((ann, date(2026, 6, 1)), (zoe, date(2026, 6, 1))):
        space = friend.space
        space.clock = lambda: late
        assert space.today() == day
    ann.keyring.change(lambda ring: setattr(ring.about, "time_zone", "America/New_York"))
    space = ann.space
    space.clock = lambda: late
    assert space.zone == ZoneInfo("America/New_York")
    assert space.today() == MAY


def test_newest_first_between_two_days_and_so_many(ann: Friend) -> None:
    space = ann.space
    for day in days(5):
        space.add(Note(day.isoformat()), day)
    wanted = [day.isoformat() for day in days(5)]
    assert texts(space) == wanted
    assert texts(space, limit=2) == wanted[:2]
    assert texts(space, since=days(5)[3]) == wanted[:4]
    assert texts(space, until=days(5)[1]) == wanted[1:]
    assert texts(space, since=days(5)[2], until=days(5)[1]) == wanted[1:3]
    assert space.refused == 0


def test_on_one_day_the_latest_comes_first(ann: Friend) -> None:
    space = ann.space
    for hour in (9, 21, 12, 23, 7):
        space.clock = lambda: datetime(2026, 5, 31, hour, tzinfo=UTC)  # noqa: B023
        space.add(Note(f"{hour:02}"), MAY)
    assert texts(space) == ["23", "21", "12", "09", "07"]


def test_kinds_are_told_apart(ann: Friend) -> None:
    space = ann.space
    note, plan = space.add(Note("a"), MAY), space.add(Plan("b"), MAY - timedelta(days=40))
    assert [entry.payload for entry in space.entries(Plan)] == [Plan("b")]
    assert (space.count(Note), space.count(Plan), space.count(Diary)) == (1, 1, 0)
    assert dict(space.months(Plan)) == {date(2026, 4, 1): 1}
    assert dict(space.months(Note, Plan)) == {date(2026, 4, 1): 1, date(2026, 5, 1): 1}
    assert not space.months(Diary)
    with pytest.raises(NoSuchEntry):
        space.entry(Note, plan.id)
    with pytest.raises(NoSuchEntry):
        space.entry(Plan, note.id)
    with pytest.raises(NoSuchEntry):
        space.entry(Note, uuid4())


def test_spaces_are_told_apart(ann: Friend, zoe: Friend) -> None:
    entry = ann.space.add(Note("ann's"))
    assert texts(zoe.space) == []
    with pytest.raises(NoSuchEntry):
        zoe.space.entry(Note, entry.id)
    assert ann.space.rows().count() == 1


def test_one_entry_a_slot(ann: Friend) -> None:
    space = ann.space
    assert space.in_slot(Note, "today") is None
    first = space.put(Note("one"), slot="today", day=MAY)
    again = space.put(Note("one"), slot="today")
    assert (again.id, again.revision) == (first.id, 1)
    changed = space.put(Note("two"), slot="today")
    assert (changed.id, changed.revision, changed.day) == (first.id, 2, MAY)
    found = ann.space.in_slot(Note, "today")
    assert found is not None
    assert (found.payload.text, found.slot, found.revision) == ("two", "today", 2)
    other = space.put(Note("one"), slot="tomorrow")
    assert other.id != first.id
    assert space.count(Note) == 2


def test_a_page_that_has_not_seen_the_latest_writes_nothing(ann: Friend) -> None:
    space = ann.space
    with pytest.raises(StaleEntry):
        space.put(Note("a"), slot="today", seen=1)
    space.put(Note("a"), slot="today", seen=0)
    with pytest.raises(StaleEntry):
        space.put(Note("b"), slot="today", seen=0)
    assert space.put(Note("a"), slot="today", seen=0).revision == 1
    assert space.put(Note("b"), slot="today", seen=1).revision == 2
    assert space.put(Note("c"), slot="today").revision == 3


def test_a_slot_of_another_kind_is_not_taken_for_ones_own(ann: Friend) -> None:
    ann.space.put(Plan("plan"), slot="today")
    assert ann.space.in_slot(Note, "today") is None
    with pytest.raises(StaleEntry):
        ann.space.put(Note("note"), slot="today")


def test_a_slot_that_was_moved_is_refused(ann: Friend) -> None:
    for text in ("monday", "tuesday"):
        ann.space.put(Note(text), slot=text)
    rows = {row.pk: row.slot for row in SealedEntry.objects.all()}
    (one, first), (two, second) = rows.items()
    SealedEntry.objects.filter(pk=one).update(slot=None)
    SealedEntry.objects.filter(pk=two).update(slot=first)
    SealedEntry.objects.filter(pk=one).update(slot=second)
    for slot in ("monday", "tuesday"):
        with pytest.raises(BrokenSeal):
            ann.space.in_slot(Note, slot)


def test_revising_expects_the_revision_that_was_read(ann: Friend) -> None:
    first = ann.space.add(Note("one"), MAY)
    stale = ann.space.entry(Note, first.id)
    second = first.revise(Note("two"))
    assert (second.revision, second.day, second.payload.text) == (2, MAY, "two")
    with pytest.raises(StaleEntry):
        stale.revise(Note("three"))
    with pytest.raises(StaleEntry):
        stale.erase()
    assert texts(ann.space) == ["two"]
    second.erase()
    with pytest.raises(StaleEntry):
        second.revise(Note("three"))
    assert texts(ann.space) == []


def test_a_slot_that_somebody_else_holds_by_now_makes_a_page_stale(ann: Friend) -> None:
    entry = ann.space.put(Note("one"), slot="today")
    SealedEntry.objects.update(slot=None)
    ann.space.put(Note("two"), slot="today")
    with pytest.raises(StaleEntry):
        entry.revise(Note("three"))
    assert set(texts(ann.space)) == {"one", "two"}


def test_a_payload_lives_where_it_may(couple: Couple, ann: Friend) -> None:
    ann.space.add(Diary("mine"))
    with pytest.raises(WrongKind):
        couple.seen_by(ann).add(Diary("not here"))
    with pytest.raises(UnsoundPayload):
        ann.space.add(Note(7))  # type: ignore[arg-type]
    assert SealedEntry.objects.count() == 1


def test_the_words_of_one_are_changed_by_nobody_else(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    couple.seen_by(ann).put(Note("ann's"), slot="one")
    (seen,) = couple.seen_by(ben).entries(Note)
    assert seen.author == ann.keyring.me
    with pytest.raises(NotYours):
        seen.revise(Note("ben's"))
    with pytest.raises(NotYours):
        couple.seen_by(ben).put(Note("ben's"), slot="one")
    with pytest.raises(NotYours):
        seen.erase()
    with pytest.raises(NotYours):
        share(seen, into=ben.space)
    assert texts(couple.seen_by(ann)) == ["ann's"]


def test_what_is_ours_is_changed_by_both_and_says_by_whom(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    couple.seen_by(ann).put(Plan("hills"), slot="summer")
    revised = couple.seen_by(ben).put(Plan("sea"), slot="summer")
    (seen,) = couple.seen_by(ann).entries(Plan)
    assert (seen.author, seen.id, seen.payload.text) == (ben.keyring.me, revised.id, "sea")
    copy = share(seen, into=ann.space)
    assert (copy.author, copy.day) == (ann.keyring.me, seen.day)
    seen.erase()
    assert couple.seen_by(ben).entries(Plan) == []


def test_a_copy_goes_its_own_way(couple: Couple, ann: Friend, ben: Friend) -> None:
    own = ann.space.add(Note("for you"), MAY)
    copy = share(own, into=couple.seen_by(ann))
    own.revise(Note("not for you"))
    (seen,) = couple.seen_by(ben).entries(Note)
    assert (seen.payload.text, seen.day, seen.id) == ("for you", MAY, copy.id)
    with pytest.raises(WrongKind):
        share(ann.space.add(Diary("never")), into=couple.seen_by(ann))


def test_a_bad_row_is_left_out_and_counted(ann: Friend) -> None:
    good, bad = ann.space.add(Note("good")), ann.space.add(Note("bad"))
    for change in (
        {"blob": b""},
        {"revision": 2},
        {"generation": 2},
        {"author_id": good.key},
        {"id": uuid4().bytes},
    ):
        row = SealedEntry.objects.get(id=bad.key)
        SealedEntry.objects.filter(id=bad.key).update(**change)
        space = ann.space
        assert texts(space) == ["good"]
        assert space.refused == 1
        if "id" not in change:
            with pytest.raises(BrokenSeal):
                space.entry(Note, bad.id)
        SealedEntry.objects.exclude(id=good.key).delete()
        row.save(force_insert=True)


def test_a_moved_day_moves_nothing(ann: Friend) -> None:
    ann.space.add(Note("in may"), MAY)
    SealedEntry.objects.update(day=date(2020, 1, 1))
    assert ann.space.entries(Note)[0].day == MAY
    space = ann.space
    assert texts(space, until=date(2020, 12, 31)) == []
    assert space.refused == 1


def test_what_nobody_here_can_read_is_refused(ann: Friend, monkeypatch: pytest.MonkeyPatch) -> None:
    class Newer(Note, frozen=True):
        version = 2

    entry = ann.space.add(Newer("from tomorrow"))
    space = ann.space
    assert texts(space) == []
    assert space.refused == 1
    with pytest.raises(UnknownPayload):
        space.entry(Note, entry.id)


def test_tells_when_something_was_written_for_good(
    ann: Friend, django_capture_on_commit_callbacks: object
) -> None:
    told: list[object] = []

    def hear(space: object, **_: object) -> None:
        told.append(space)

    events.written.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            entry = ann.space.add(Note("a"))
            assert told == []
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            entry.revise(Note("b")).erase()
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            space = ann.space
            hidden = space.put(Note("nobody sees it yet"), "hidden", quietly=True)
            space.put(Note("nor this"), "hidden", quietly=True)
            space.rewrite(space.entry(Note, hidden.id), Note("nor that"), quietly=True)
            space.entry(Note, hidden.id).erase(quietly=True)
            space.erase_mine(quietly=True)
    finally:
        events.written.disconnect(hear)
    assert told == [ann.space.id] * 3


def test_an_entry_may_be_of_another_moment_than_now(ann: Friend) -> None:
    then = datetime(2026, 1, 2, 20, 15, tzinfo=UTC)
    assert ann.space.add(Note("a"), MAY, at=then).at == then
    assert ann.space.put(Note("b"), "slot", MAY, at=then).at == then
    assert ann.space.put(Note("c"), "slot", MAY, at=then + timedelta(hours=1)).at.hour == 21
