"""Rows that vanish, go back or come back: noticed at the next opening, said once, and no alarm
without a reason."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from nearer.people import erasing
from nearer.people.models import SealedKeyring
from nearer.seats import membership
from nearer.spaces.entry import Brought, Entry
from nearer.spaces.models import ChainLink, SealedEntry
from nearer.spaces.space import OpenSpace
from nearer.spaces.stocktaking import EVERYBODY, take_stock
from nearer.spaces.tally import Noticed
from tests.cast import Couple, Friend
from tests.spaces.notes import Note, Plan, texts

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 31)
Attack = Callable[[dict[str, Any]], None]


def row(space: OpenSpace, id_: bytes) -> dict[str, Any]:
    return SealedEntry.objects.filter(space_id=space.id, id=id_).values().get()


def put_back(row: dict[str, Any]) -> None:
    SealedEntry.objects.filter(space_id=row["space_id"], id=row["id"])._raw_delete("default")
    SealedEntry.objects.bulk_create([SealedEntry(**row)])


def changes(**columns: Any) -> Attack:
    def change(row: dict[str, Any]) -> None:
        SealedEntry.objects.filter(space_id=row["space_id"], id=row["id"]).update(**columns)

    return change


def vanish(row: dict[str, Any]) -> None:
    SealedEntry.objects.filter(id=row["id"]).delete()


ATTACKS: dict[str, tuple[Attack, Noticed]] = {
    "deleted": (vanish, Noticed.MISSING),
    "put back as it was": (put_back, Noticed.CHANGED),
    "another day": (changes(day=DAY - timedelta(days=40)), Noticed.CHANGED),
    "taken out of its slot": (changes(slot=None), Noticed.CHANGED),
    "of another kind": (changes(tag=bytes(12)), Noticed.CHANGED),
    "said to be nobody's": (changes(author_id=b"x" * 16), Noticed.MISSING),
}
SEEN_AT_ONCE = {"deleted", "put back as it was", "said to be nobody's"}


def noticed(friend: Friend, space: OpenSpace) -> Noticed:
    """At the next opening: what somebody is told who signs in anew."""
    friend.sign_in()
    return friend.open(space.id).altered


def hurt(space: OpenSpace, attack: Attack) -> None:
    first = space.put(Note("first"), "noon", DAY)
    before = row(space, first.key)
    first.revise(Note("second"))
    attack(before)


@pytest.mark.parametrize("name", ATTACKS)
def test_a_row_of_ones_own(ann: Friend, name: str) -> None:
    attack, expected = ATTACKS[name]
    hurt(ann.space, attack)
    in_the_same_session = ann.space.altered
    assert in_the_same_session == (expected if name in SEEN_AT_ONCE else Noticed(0))
    assert noticed(ann, ann.space) == expected
    assert noticed(ann, ann.space) == expected, "it is said until it was read"


@pytest.mark.parametrize("name", ATTACKS)
def test_a_row_in_a_shared_place_by_both(
    couple: Couple, ann: Friend, ben: Friend, name: str
) -> None:
    attack, expected = ATTACKS[name]
    couple.seen_by(ben).add(Note("his"))
    space = couple.seen_by(ann)
    assert not noticed(ben, space)
    hurt(space, attack)
    assert noticed(ann, space) == expected
    assert noticed(ben, space) == expected


@pytest.mark.parametrize("name", ATTACKS)
def test_what_is_everybodys(couple: Couple, ann: Friend, ben: Friend, name: str) -> None:
    attack, expected = ATTACKS[name]
    space = couple.seen_by(ann)
    plan = space.put(Plan("first"), "plan", DAY)
    before = row(space, plan.key)
    couple.seen_by(ben).put(Plan("second"), "plan", DAY)
    assert not noticed(ann, space)
    assert not noticed(ben, space)
    attack(before)
    # The author of what is everybody's is nothing but whoever wrote last.
    expected = {
        "of another kind": Noticed.MISSING,
        "said to be nobody's": Noticed.CHANGED,
    }.get(name, expected)
    for friend in (ann, ben):
        assert noticed(friend, space) & expected


def test_what_was_withdrawn_and_put_back_is_read_by_nobody(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    space = couple.seen_by(ann)
    note = space.add(Note("taken back"))
    before = row(space, note.key)
    note.erase()
    put_back(before)
    for friend in (ann, ben):
        opened = couple.seen_by(friend)
        assert texts(opened) == []
        assert opened.refused == 1
        assert texts(opened.ahead({Note: date.min})) == []
        assert noticed(friend, space) == Noticed.BACK


def test_a_tally_put_back_with_its_rows_is_noticed(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    """By its writer from the keyring, by the other from what they had seen."""
    space = couple.seen_by(ann)
    space.put(Note("first"), "noon")
    before = list(SealedEntry.objects.filter(space_id=space.id).values())
    space = couple.seen_by(ann)
    space.put(Note("second"), "noon")
    assert not noticed(ben, space)
    for each in before:
        put_back(each)
    assert noticed(ann, space)
    assert noticed(ben, space) == Noticed.CHANGED


@pytest.mark.parametrize("whose", ["hers", "his", "everybodys"])
def test_a_tally_that_is_missing_is_noticed(
    couple: Couple, ann: Friend, ben: Friend, whose: str
) -> None:
    for friend in (ann, ben):
        couple.seen_by(friend).add(Note(friend.name))
        couple.seen_by(friend).put(Plan(friend.name), "plan")
    for friend in (ann, ben):
        friend.sign_in()
    ids = {"hers": ann.keyring.me.bytes, "his": ben.keyring.me.bytes, "everybodys": EVERYBODY}
    SealedEntry.objects.filter(space_id=couple.id, id=ids[whose]).delete()
    assert noticed(ann, couple.seen_by(ann))


def test_a_damaged_tally_is_noticed_and_begins_anew(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    for friend in (ann, ben):
        couple.seen_by(friend).add(Note(friend.name))
        friend.sign_in()
    space = couple.seen_by(ann)
    gone = space.add(Note("withdrawn"))
    before = row(space, gone.key)
    gone.erase()
    ben.sign_in()
    tallies = SealedEntry.objects.filter(space_id=space.id, id=ann.keyring.me.bytes)
    tallies.update(blob=b"\x01\x01")
    for friend in (ben, ann):
        assert noticed(friend, space)
        take_stock(opened := couple.seen_by(friend), opened.altered)
    for friend in (ann, ben, ann):
        assert not noticed(friend, space), "it is said once"
    couple.seen_by(ann).add(Note("again"))
    assert not noticed(ben, space)
    put_back(before)
    for friend in (ann, ben):
        assert noticed(friend, space) == Noticed.BACK


def test_words_under_a_key_that_is_withheld_are_noticed(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    membership.rotate(ann.refresh(), couple.id)
    space = couple.seen_by(ann)
    space.add(Note("under the new key"))
    ChainLink.objects.filter(space_id=space.id, seq=3).delete()
    assert noticed(ben, space) == Noticed.MISSING


def test_only_rows_and_keyring_set_back_together_stay_unnoticed(ann: Friend) -> None:
    """The limit, as docs/keys.md says it."""
    ann.space.put(Note("first"), "noon")
    rows = list(SealedEntry.objects.values())
    keyring = SealedKeyring.objects.filter(person_id=ann.keyring.me).values().get()
    ann.space.put(Note("second"), "noon")
    for each in rows:
        put_back(each)
    assert noticed(ann, ann.space)
    SealedKeyring.objects.filter(person_id=ann.keyring.me).update(**keyring)
    assert not noticed(ann, ann.space)


def test_what_was_read_is_not_said_again(couple: Couple, ann: Friend, ben: Friend) -> None:
    space = couple.seen_by(ann)
    hurt(space, vanish)
    for friend in (ann, ben):
        assert noticed(friend, space) == Noticed.MISSING
        take_stock(opened := couple.seen_by(friend), opened.altered)
        assert not couple.seen_by(friend).altered
        assert not noticed(friend, space)
    couple.seen_by(ann).add(Note("after it"))
    assert not noticed(ann, space)
    assert not noticed(ben, space)


ACTS: dict[str, Callable[[OpenSpace, random.Random], object]] = {
    "add": lambda space, _: space.add(Note("added")),
    "put": lambda space, dice: space.put(
        Note(str(dice.random())), f"{space.me} {dice.randrange(3)}"
    ),
    "plan": lambda space, dice: space.put(Plan(str(dice.random())), f"plan {dice.randrange(2)}"),
    "revise": lambda space, dice: [
        each.revise(Note(str(dice.random()))) for each in mine(space)[:1]
    ],
    "erase": lambda space, _: [each.erase() for each in mine(space)[1:2]],
    "bring": lambda space, _: space.bring(
        Brought(Note(f"{n}"), f"old {n}", DAY, datetime(2026, 5, 1, tzinfo=UTC)) for n in range(3)
    ),
}


def mine(space: OpenSpace) -> list[Entry[Note]]:
    return [entry for entry in space.entries(Note) if entry.author == space.me]


def test_whatever_the_two_do_there_is_no_alarm(couple: Couple, ann: Friend, ben: Friend) -> None:
    dice = random.Random(7)
    for _ in range(60):
        friend = dice.choice([ann, ben])
        space = dice.choice([couple.seen_by(friend), friend.space])
        ACTS[dice.choice(list(ACTS))](space, dice)
        if dice.random() < 0.2:
            friend.sign_in()
        for each in (ann, ben):
            assert not couple.seen_by(each).altered
            assert not each.space.altered
    couple.seen_by(ben).erase_mine()
    for friend in (ann, ben):
        assert not noticed(friend, couple.seen_by(friend))
        assert not noticed(friend, friend.space)


def test_words_that_go_with_an_account_are_no_alarm(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    for friend in (ann, ben):
        couple.seen_by(friend).add(Note(friend.name))
        couple.seen_by(friend).put(Plan(friend.name), "plan")
    ann.sign_in()
    from_ben = SealedEntry.objects.filter(space_id=couple.id, author_id=ben.keyring.me.bytes)
    from_ben.delete()
    erasing.erase(ben.keyring.owner)
    assert not noticed(ann, couple.seen_by(ann))
    assert texts(couple.seen_by(ann)) == ["Ann"]


def test_an_account_from_before_is_counted_when_it_is_opened(ann: Friend) -> None:
    ann.space.add(Note("from before"))
    ann.refresh().change(lambda contents: setattr(_ring(contents, ann), "counted", b""))
    assert not ann.space.altered
    assert not noticed(ann, ann.space)
    SealedEntry.objects.all().delete()
    assert noticed(ann, ann.space) == Noticed.MISSING


def _ring(contents: Any, friend: Friend) -> Any:
    return contents.rings[friend.keyring.private.bytes]


def test_another_device_between_two_statements_is_no_alarm(ann: Friend) -> None:
    ann.space.add(Note("before"))
    page = ann.space
    ann.space.add(Note("by another device"))
    assert not page.altered
    assert len(texts(page)) == 2


def test_what_was_noticed_has_words() -> None:
    both = Noticed.MISSING | Noticed.CHANGED
    assert (both.is_missing, both.is_back, both.is_changed) == (True, False, True)
