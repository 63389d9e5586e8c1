"""How much one person may keep in one place."""

from __future__ import annotations

import pytest
from django.test import override_settings

from nearer.spaces.errors import SpaceFull
from tests.cast import Friend
from tests.spaces.notes import Note, texts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("limit", [{"NEARER_MOST_ENTRIES": 2}, {"NEARER_MOST_MEGABYTES": 0.001}])
def test_a_full_place_takes_no_more_and_loses_nothing(ann: Friend, limit: dict[str, int]) -> None:
    for text in ("one", "two"):
        ann.space.put(Note(text), text)
    with override_settings(**limit):
        with pytest.raises(SpaceFull):
            ann.space.add(Note("three"))
        ann.space.put(Note("another"), "two")
        assert sorted(texts(ann.space)) == ["another", "one"]
        assert not ann.space.altered
        ann.space.entries(Note)[0].erase()
        ann.space.add(Note("three"))
    ann.sign_in()
    assert not ann.space.altered
