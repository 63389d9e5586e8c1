"""Reading ahead: one statement for all kinds a page needs, and the same answers as without."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

from nearer.spaces.models import SealedEntry
from nearer.spaces.space import ALWAYS
from tests.cast import Friend
from tests.spaces.notes import Diary, Note, Plan

QueryCount = Callable[[int], AbstractContextManager[object]]
MAY = date(2026, 5, 31)
A_DAY = timedelta(days=1)


def test_what_was_read_ahead_is_asked_for_once(
    ann: Friend, django_assert_num_queries: QueryCount
) -> None:
    space = ann.space
    for gone in range(5):
        space.put(Note(f"{gone}"), f"note {gone}", MAY - gone * A_DAY)
        space.add(Plan(f"{gone}"), MAY - gone * A_DAY)
    since = MAY - 2 * A_DAY
    with django_assert_num_queries(1):
        ahead = space.ahead({Note: ALWAYS, Plan: since, Diary: ALWAYS})
        assert [each.payload.text for each in ahead.entries(Note)] == ["0", "1", "2", "3", "4"]
        assert [each.payload.text for each in ahead.entries(Note, since, MAY - A_DAY)] == ["1", "2"]
        assert [each.payload.text for each in ahead.entries(Note, limit=1)] == ["0"]
        assert [each.payload.text for each in ahead.entries(Plan, since)] == ["0", "1", "2"]
        assert ahead.entries(Diary) == []
        found = ahead.in_slot(Note, "note 3")
        assert found
        assert found.payload == Note("3")
        assert ahead.in_slot(Note, "note 9") is None


def test_what_was_not_read_is_fetched(ann: Friend, django_assert_num_queries: QueryCount) -> None:
    space = ann.space
    space.put(Plan("old"), "plan", MAY - 9 * A_DAY)
    ahead = space.ahead({Plan: MAY})
    with django_assert_num_queries(3):
        assert [each.payload.text for each in ahead.entries(Plan)] == ["old"]
        assert ahead.in_slot(Plan, "plan")
        assert ahead.entries(Note) == []


def test_what_is_written_is_read_again(ann: Friend) -> None:
    ahead = ann.space.ahead({Note: ALWAYS})
    entry = ahead.add(Note("new"), MAY)
    assert [each.payload.text for each in ahead.entries(Note)] == ["new"]
    entry.erase()
    assert ahead.entries(Note) == []


def test_a_broken_seal_is_counted_and_takes_nothing_else_away(ann: Friend) -> None:
    space = ann.space
    space.add(Note("whole"), MAY)
    broken = space.add(Note("broken"), MAY)
    row = SealedEntry.objects.get(id=broken.id.bytes)
    SealedEntry.objects.filter(id=row.id).update(blob=row.blob[:-1])
    ahead = space.ahead({Note: ALWAYS})
    assert [each.payload.text for each in ahead.entries(Note)] == ["whole"]
    assert (ahead.refused, space.refused) == (1, 0)
