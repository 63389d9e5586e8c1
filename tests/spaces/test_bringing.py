"""Entries of earlier days, brought back from a copy."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from nearer.spaces.entry import Brought
from tests.cast import Friend
from tests.spaces.notes import Note

pytestmark = pytest.mark.django_db


def test_entries_of_earlier_days_are_brought_at_once_and_once(ann: Friend) -> None:
    space, at = ann.space, datetime(2026, 5, 1, 8, tzinfo=UTC)
    one = Brought(Note("one"), "a slot", at.date(), at)
    two = Brought(Note("two"), "", at.date(), at)
    for _ in range(2):
        space.bring([one, two])
        space.bring([])
    found = space.entries(Note)
    assert {entry.payload.text for entry in found} == {"one", "two"}
    assert {(entry.day, entry.at, entry.author) for entry in found} == {(at.date(), at, space.me)}
    space.bring([Brought(Note("three"), "a slot", at.date(), at)])
    assert space.count(Note) == 2
