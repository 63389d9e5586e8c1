"""Many writing to one space at once: one wins, nobody's words are lost unseen."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from nearer.spaces.errors import StaleEntry
from nearer.spaces.models import SealedEntry
from tests.at_once import at_once
from tests.cast import Friend
from tests.spaces.notes import Note, texts

MAY = date(2026, 5, 31)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(3))
def test_a_slot_filled_by_many_at_once_has_one_entry(ann: Friend, turn: int) -> None:
    spaces = [ann.space for _ in range(5)]
    done = at_once([partial(space.put, Note("same"), "today") for space in spaces])
    assert {entry.payload.text for entry in done} == {"same"}  # type: ignore[union-attr]
    assert len({entry.id for entry in done}) == 1  # type: ignore[union-attr]
    assert SealedEntry.objects.get().revision == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_first_submissions_one_wins_and_the_others_are_told(ann: Friend) -> None:
    spaces = [ann.space for _ in range(5)]
    done = at_once(
        [
            partial(space.put, Note(f"from {number}"), "today", seen=0)
            for number, space in enumerate(spaces)
        ]
    )
    assert sum(isinstance(each, StaleEntry) for each in done) == 4
    (won,) = [each for each in done if not isinstance(each, Exception)]
    assert texts(ann.space) == [won.payload.text]


@pytest.mark.django_db(transaction=True)
def test_of_many_revisions_of_one_reading_one_wins(ann: Friend) -> None:
    entry = ann.space.add(Note("read by all"))
    pages = [ann.space.entry(Note, entry.id) for _ in range(5)]
    done = at_once(
        [partial(page.revise, Note(f"page {number}")) for number, page in enumerate(pages)]
    )
    assert sum(isinstance(each, StaleEntry) for each in done) == 4
    (won,) = [each for each in done if not isinstance(each, Exception)]
    assert (won.revision, texts(ann.space)) == (2, [won.payload.text])
