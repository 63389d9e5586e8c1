"""Prepared queries give the same results as Django's own, whatever their values are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid4

from nearer.people.models import Person
from nearer.spaces import queries
from nearer.spaces.models import SealedEntry
from nearer.store.prepared import Prepared, PreparedUpdate
from tests.cast import Friend
from tests.spaces.notes import Note

DAY = date(2026, 5, 1)


def composed(statement: Prepared) -> int:
    return len(vars(statement)["_composed"])


def named(*, newest_first: bool) -> Prepared:
    @Prepared
    def people(ids: list[UUID], since: date | None, *, limit: int | None) -> object:
        found = Person.objects.filter(id__in=ids).order_by("-name" if newest_first else "name")
        if since is not None:
            found = found.filter(joined_on__gte=since)
        return found.values_list("id", "name", "delete_after")[:limit]

    return people


def test_rows_are_those_that_django_finds(sign_up: Callable[..., Friend]) -> None:
    ids = [sign_up(name).keyring.me for name in ("Ann", "Ben", "Zoe")]
    expected = Person.objects.order_by("name").values_list("id", "name", "delete_after")
    people = named(newest_first=False)
    assert people(ids, None, limit=None) == list(expected)
    assert people(ids[:2], None, limit=None) == list(expected[:2])
    assert people(ids, None, limit=1) == list(expected[:1])
    assert people([uuid4()], None, limit=None) == []


def test_a_value_is_no_part_of_the_statement_and_its_shape_is(ann: Friend, ben: Friend) -> None:
    people, me = named(newest_first=True), ann.keyring.me
    joined = Person.objects.get(pk=me).joined_on
    for since, found in ((joined, 1), (joined + timedelta(days=1), 0)):
        assert len(people([me], since, limit=None)) == found
        assert len(people([ben.keyring.me], since, limit=None)) == found
    assert composed(people) == 1
    people([me], None, limit=None)  # a condition less
    people([me, me], joined, limit=None)  # a place more
    people([me], joined, limit=5)
    assert composed(people) == 4


def test_what_looks_like_sql_is_a_value(ann: Friend) -> None:
    space = ann.space
    space.add(Note("kept"), DAY)
    for strange in (b"' OR 1=1 --%s", b"%s%s%s%s%s%s%s%s", b"\x00" * 16):
        assert queries.with_id(space.id, strange, [space.newest.tag(Note.kind)]) == []


def test_a_change_says_how_many_rows_it_changed(ann: Friend) -> None:
    space = ann.space
    entry = space.add(Note("kept"), DAY)

    @PreparedUpdate
    def moved(space_id: UUID, id_: bytes, day: date, slot: bytes | None) -> object:
        rows = SealedEntry.objects.filter(space_id=space_id, id=id_)
        return rows, {"day": day, "slot": slot}

    for slot in (b"s" * 16, None):
        assert moved(space.id, entry.key, DAY, slot) == 1
        assert SealedEntry.objects.get(space_id=space.id, id=entry.key).slot == slot
    assert moved(space.id, b"x" * 16, DAY, None) == 0
