"""The membership chain as honest members extend it."""

from __future__ import annotations

import msgspec
import pytest

from nearer.crypto import BrokenSeal, Link, verify_chain
from tests.crypto.cast import (
    ANN,
    ANN_AGAIN,
    BEN,
    CORA,
    DAN,
    OBJECT,
    SPACE,
    Story,
    alone,
    couple,
)


def test_a_space_begins_with_one_person() -> None:
    state = alone().verify()
    assert state.members == {ANN.id: ANN.fingerprint}
    assert (state.generation, state.seq) == (1, 1)


def test_the_state_names_the_newest_key_and_the_last_link() -> None:
    story = couple()
    state = story.verify()
    assert state.members == {ANN.id: ANN.fingerprint, BEN.id: BEN.fingerprint}
    assert (state.generation, state.seq) == (2, 2)
    assert state.commitment == story.newest.commitment()
    assert state.head == story.last.hash()


def test_links_travel() -> None:
    story = couple()
    story.links = [Link.decode(link.encode()) for link in story.links]
    assert story.verify() == couple_state(story)


def couple_state(story: Story) -> object:
    return verify_chain(SPACE, story.links, story.identities, {}, None)


def test_every_action() -> None:
    story = couple()
    story.tell(BEN, "rotate", BEN, [ANN, BEN])
    story.tell(BEN, "add", CORA, [ANN, BEN, CORA])
    story.announce(ANN, DAN)
    story.tell(CORA, OBJECT, CORA, None)
    story.remove(ANN, CORA, [ANN, BEN], DAN)
    story.tell(ANN, "add", DAN, [ANN, BEN, DAN])
    story.tell(BEN, "leave", BEN, [ANN, DAN])
    story.tell(ANN, "rotate", ANN, [ANN, DAN])
    story.tell(ANN, "add", BEN, [BEN, ANN, DAN])
    state = story.verify()
    assert set(state.members) == {ANN.id, BEN.id, DAN.id}
    assert (state.generation, state.seq) == (8, 12)
    assert state.announced is None


def test_an_announcement_holds_until_the_next_link() -> None:
    story = couple().announce(ANN, DAN)
    assert story.verify().announced == story.last
    assert (story.last.verb, story.last.at) == ("announce", 1764547200)
    assert story.tell(BEN, OBJECT, BEN, None).verify().announced is None
    assert couple().last.at == 0


def test_leaving_keeps_the_key_until_somebody_who_stays_rotates() -> None:
    story = couple()
    before = story.verify()
    after = story.tell(BEN, "leave", BEN, [ANN]).verify()
    assert (after.generation, after.commitment) == (before.generation, before.commitment)
    assert set(after.members) == {ANN.id}
    assert story.tell(ANN, "rotate", ANN, [ANN]).verify().generation == 3


def test_the_last_one_may_leave_and_then_nothing_follows() -> None:
    story = alone().tell(ANN, "leave", ANN, [])
    assert story.verify().members == {}
    story.tell(ANN, "create", ANN, [ANN]).refused("not allowed")


def test_a_new_key_of_ones_own_is_signed_with_the_old_one() -> None:
    story = couple().tell(ANN, "rotate", ANN_AGAIN, [ANN, BEN])
    assert story.verify().members[ANN.id] == ANN_AGAIN.fingerprint
    story.tell(ANN_AGAIN, "add", CORA, [ANN, BEN, CORA])
    assert story.verify().members[ANN.id] == ANN_AGAIN.fingerprint


def test_a_new_key_is_accepted_once_its_pin_is_updated() -> None:
    story = couple().tell(ANN, "rotate", ANN_AGAIN, [ANN, BEN])
    story.pins = {ANN.id: ANN.fingerprint, BEN.id: BEN.fingerprint}
    story.refused("changed fingerprint")
    story.pins[ANN.id] = ANN_AGAIN.fingerprint
    assert story.verify().members[ANN.id] == ANN_AGAIN.fingerprint


def test_pins_of_others_and_of_former_members_do_not_matter() -> None:
    story = couple()
    story.pins = {CORA.id: b"?" * 32, ANN.id: ANN.fingerprint}
    story.verify()
    story.remove(ANN, BEN, [ANN], DAN)
    story.pins[BEN.id] = b"?" * 32
    story.verify()


def test_a_chain_may_grow_past_the_head_that_was_seen() -> None:
    story = alone().seen().tell(ANN, "add", BEN, [ANN, BEN])
    assert story.verify().seq == 2
    story.seen().verify()


def test_members_are_signed_in_one_order() -> None:
    story = alone().tell(ANN, "add", BEN, [BEN, ANN])
    assert story.last.members == (ANN.id, BEN.id)


def test_somebody_may_come_back_with_another_key() -> None:
    story = couple().tell(ANN, "leave", ANN, [BEN]).tell(BEN, "rotate", BEN, [BEN])
    story.tell(BEN, "add", ANN_AGAIN, [ANN, BEN])
    assert story.verify().members[ANN.id] == ANN_AGAIN.fingerprint


@pytest.mark.parametrize("field", Link.__struct_fields__)
def test_every_field_of_a_link_is_signed_and_hashed(field: str) -> None:
    one, two = couple().last, couple().tell(BEN, "rotate", BEN, [BEN]).last
    theirs = msgspec.structs.replace(
        two,
        space=b"T" * 16,
        subject=CORA.id,
        fingerprint=CORA.fingerprint,
        actor=CORA.id,
    )
    changed = msgspec.structs.replace(one, **{field: getattr(theirs, field)})
    assert changed.hash() != one.hash()
    assert (changed.signed() == one.signed()) is (field == "signature")


@pytest.mark.parametrize("field", ["space", "subject", "fingerprint", "commitment", "actor"])
def test_lengths_are_part_of_the_format(field: str) -> None:
    link = alone().last
    for value in (getattr(link, field)[:-1], getattr(link, field) + b"\0"):
        with pytest.raises(BrokenSeal, match="malformed"):
            Link.decode(msgspec.structs.replace(link, **{field: value}).encode())


@pytest.mark.parametrize(
    ("field", "value"),
    [("prev", b"p" * 33), ("seq", -1), ("seq", 2**32), ("generation", 2**32),
     ("members", (b"A" * 15,)), ("signature", b"s" * 63), ("action", b"create")],
)  # fmt: skip
def test_other_types_and_sizes_are_malformed(field: str, value: object) -> None:
    with pytest.raises(BrokenSeal, match="malformed"):
        Link.decode(msgspec.structs.replace(alone().last, **{field: value}).encode())
