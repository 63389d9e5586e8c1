"""Entries of earlier days, brought back from a copy."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from nearer.spaces.entry import Brought
from tests.cast import Couple, Friend
from tests.spaces.notes import Note, texts

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 1, 8, tzinfo=UTC)
NOTES = [Brought(Note("one"), "a slot", AT.date(), AT), Brought(Note("two"), "", AT.date(), AT)]


def test_entries_of_earlier_days_are_brought_at_once_and_once(ann: Friend) -> None:
    space, at = ann.space, AT
    for _ in range(2):
        space.bring(NOTES)
        space.bring([])
    found = space.entries(Note)
    assert {entry.payload.text for entry in found} == {"one", "two"}
    assert {(entry.day, entry.at, entry.author) for entry in found} == {(at.date(), at, space.me)}
    space.bring([Brought(Note("three"), "a slot", at.date(), at)])
    assert space.count(Note) == 2


def test_of_several_for_one_place_the_first_is_brought(ann: Friend) -> None:
    other = Brought(Note("other"), "a slot", AT.date(), AT)
    ann.space.bring([*NOTES, other, NOTES[1]])
    assert sorted(texts(ann.space)) == ["one", "two"]
    ann.sign_in()
    assert not ann.space.altered


def test_what_is_brought_before_anything_was_counted_alarms_nobody(ann: Friend) -> None:
    """A copy is often the very first that comes into a new account."""
    ann.space.bring(NOTES)
    assert not ann.space.altered
    ann.sign_in()
    assert not ann.space.altered


def test_nor_does_it_between_two(couple: Couple, ann: Friend, ben: Friend) -> None:
    couple.seen_by(ann).bring(NOTES)
    for friend in (ann, ben, ann):
        friend.sign_in()
        assert not couple.seen_by(friend).altered
    couple.seen_by(ben).bring(NOTES[1:])
    for friend in (ann, ben):
        friend.sign_in()
        assert not couple.seen_by(friend).altered
