"""Attacks on the chain, by somebody who writes to the database or by a member."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from nearer.crypto import BrokenSeal, Link, SpaceKey, new_root, verify_chain
from tests.crypto.cast import (
    ANN,
    ANN_AGAIN,
    BEN,
    CORA,
    DAN,
    ELSEWHERE,
    FALSE_ANN,
    FALSE_BEN,
    SPACE,
    Someone,
    Story,
    alone,
    couple,
)

replace = msgspec.structs.replace


def test_no_chain_is_no_space() -> None:
    Story().refused("cut off")


def test_a_chain_of_another_space() -> None:
    story = couple()
    with pytest.raises(BrokenSeal, match="join"):
        verify_chain(ELSEWHERE, story.links, story.identities, {}, None)


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_a_removal_taken_back_by_cutting_the_chain(kept: int) -> None:
    story = couple().remove(ANN, BEN, [ANN], DAN).seen()
    story.links = story.links[:kept]
    story.refused("cut off")


def test_a_removal_taken_back_by_a_fork() -> None:
    story = couple().remove(ANN, BEN, [ANN], DAN).seen()
    story.links = story.links[:2]
    for generation in (3, 4, 5):
        story.tell(BEN, "rotate", BEN, [ANN, BEN], generation=generation)
    story.refused("forked")


def test_links_lost_doubled_or_reordered() -> None:
    story = couple().tell(ANN, "rotate", ANN, [ANN, BEN])
    one, two, three = story.links
    for links in ([two, three], [one, three], [one, one, two], [one, three, two], [two]):
        story.links = links
        story.refused("join")


@pytest.mark.parametrize("seq", [0, 1, 3])
def test_a_number_that_does_not_follow(seq: int) -> None:
    story = couple()
    story.links[-1] = resigned(story, ANN, seq=seq)
    story.refused("join")


def test_a_link_from_another_past() -> None:
    story = couple()
    story.links[-1] = resigned(story, ANN, prev=couple().links[0].hash())
    story.refused("join")


def resigned(story: Story, signer: Someone, **fields: Any) -> Link:
    """The last link with other fields, signed anew: what a dishonest member can do."""
    link = replace(story.last, **fields)
    return replace(link, signature=signer.secrets.sign(link.signed()))


@pytest.mark.parametrize(
    ("field", "value"),
    [("space", ELSEWHERE), ("subject", CORA.id), ("fingerprint", CORA.fingerprint),
     ("generation", 3), ("commitment", b"?" * 32), ("members", (ANN.id,)), ("actor", BEN.id),
     ("action", "rotate"), ("signature", b"?" * 64), ("signature", b"")],
    # Bytes drawn at import would give every worker another name for a test.
    ids=lambda value: value if isinstance(value, str) else "value",
)  # fmt: skip
def test_any_field_changed_without_the_key(field: str, value: object) -> None:
    story = couple()
    story.links[-1] = replace(story.last, **{field: value})
    with pytest.raises(BrokenSeal):
        story.verify()


def test_a_commitment_changed_without_the_key() -> None:
    story = couple()
    story.links[-1] = replace(story.last, commitment=b"?" * 32)
    story.refused(r"^signature")


def test_an_outsider_appends() -> None:
    couple().tell(CORA, "add", CORA, [ANN, BEN, CORA]).refused("not allowed")
    couple().tell(CORA, "rotate", CORA, [ANN, BEN, CORA]).refused("not allowed")
    couple().tell(CORA, "remove", BEN, [ANN]).refused("not allowed")
    couple().tell(CORA, "leave", CORA, [ANN, BEN]).refused("not allowed")
    couple().tell(CORA, "create", CORA, [ANN, BEN, CORA]).refused("not allowed")


def test_an_outsider_signs_in_a_members_name() -> None:
    story = couple().tell(ANN, "rotate", ANN, [ANN, BEN])
    story.links[-1] = resigned(story, CORA)
    story.refused(r"^signature")


def test_somebody_removed_appends() -> None:
    couple().remove(ANN, BEN, [ANN], DAN).tell(BEN, "rotate", BEN, [ANN, BEN]).refused("allowed")


def test_a_planted_key_signs_in_a_members_name() -> None:
    """The false identity is filed correctly; only the chain knows it is not Ben's."""
    couple().tell(FALSE_BEN, "rotate", BEN, [ANN, BEN]).refused(r"^signature")
    couple().tell(FALSE_BEN, "rotate", FALSE_BEN, [ANN, BEN]).refused(r"^signature")


def test_a_new_key_signed_by_itself() -> None:
    couple().tell(ANN_AGAIN, "rotate", ANN_AGAIN, [ANN, BEN]).refused(r"^signature")


def test_an_old_key_signs_after_a_new_one_was_announced() -> None:
    story = couple().tell(ANN, "rotate", ANN_AGAIN, [ANN, BEN])
    story.tell(ANN, "add", CORA, [ANN, BEN, CORA]).refused(r"^signature")


def test_a_key_of_somebody_else_in_ones_name() -> None:
    story = couple()
    story.tell(ANN, "rotate", ANN, [ANN, BEN])
    story.links[-1] = resigned(story, ANN, fingerprint=CORA.fingerprint)
    story.refused("somebody else")


def test_adding_somebody_with_a_key_of_somebody_else() -> None:
    story = couple()
    story.links[-1] = resigned(story, ANN, fingerprint=CORA.fingerprint)
    story.refused("somebody else")


def test_an_unknown_key() -> None:
    story = couple()
    del story.identities[BEN.fingerprint]
    story.refused("missing")
    story = alone()
    del story.identities[ANN.fingerprint]
    story.refused("missing")


def test_an_identity_filed_under_a_fingerprint_it_does_not_have() -> None:
    story = couple()
    story.identities[BEN.fingerprint] = FALSE_BEN.identity
    story.refused("filed")


def test_an_identity_that_nobody_signed() -> None:
    story = couple()
    story.identities[BEN.fingerprint] = replace(BEN.identity, signature=b"?" * 64)
    story.refused(r"^signature")


def test_an_identity_put_together_from_two() -> None:
    story = couple()
    mixed = replace(BEN.identity, x25519=FALSE_BEN.identity.x25519)
    story.identities[mixed.fingerprint()] = mixed
    story.refused(r"^signature")


def test_a_changed_fingerprint_of_a_pinned_member_blocks() -> None:
    story = alone().tell(ANN, "add", FALSE_BEN, [ANN, BEN])
    story.verify()
    story.pins = {BEN.id: BEN.fingerprint}
    story.refused("changed fingerprint")


def test_a_whole_chain_made_up_in_a_pinned_name() -> None:
    story = Story().tell(FALSE_ANN, "create", FALSE_ANN, [ANN])
    story.tell(FALSE_ANN, "add", BEN, [ANN, BEN])
    story.pins = {ANN.id: ANN.fingerprint, BEN.id: BEN.fingerprint}
    story.refused("changed fingerprint")


@pytest.mark.parametrize("generation", [0, 1, 3, 2**32 - 2])
def test_a_generation_that_skips_or_stays(generation: int) -> None:
    story = alone().tell(ANN, "add", BEN, [ANN, BEN], generation=generation)
    story.refused("advance by one")
    story = couple().tell(BEN, "rotate", BEN, [ANN, BEN], generation=generation + 1)
    story.refused("advance by one")
    story = couple().remove(ANN, BEN, [ANN], DAN, generation=generation + 1)
    story.refused("advance by one")


@pytest.mark.parametrize("generation", [0, 2, 5])
def test_a_first_generation_is_the_first(generation: int) -> None:
    Story().tell(ANN, "create", ANN, [ANN], generation=generation).refused("advance by one")


def test_a_leaver_chooses_the_next_key() -> None:
    couple().tell(BEN, "leave", BEN, [ANN], generation=3).refused("without a change")


def test_a_leaver_replaces_the_key_of_this_generation() -> None:
    own = SpaceKey(new_root(), SPACE, 2)
    couple().tell(BEN, "leave", BEN, [ANN], generation=2, key=own).refused("without a change")


def test_a_leaver_skips_a_generation() -> None:
    story = couple().tell(BEN, "leave", BEN, [ANN])
    story.links[-1] = resigned(story, BEN, generation=3)
    story.refused("without a change")


def test_leaving_for_somebody_else() -> None:
    couple().tell(ANN, "leave", BEN, [ANN]).refused("not allowed")


def test_removing_oneself_or_a_stranger() -> None:
    couple().remove(ANN, ANN, [BEN], DAN).refused("not allowed")
    couple().remove(ANN, CORA, [ANN, BEN], DAN).refused("not allowed")


def test_adding_oneself_or_a_member_again() -> None:
    couple().tell(ANN, "add", ANN, [ANN, BEN]).refused("not allowed")
    couple().tell(ANN, "add", FALSE_BEN, [ANN, BEN]).refused("not allowed")


def test_rotating_for_somebody_else() -> None:
    """Otherwise one partner could replace the other's key, and read under it."""
    couple().tell(ANN, "rotate", FALSE_BEN, [ANN, BEN]).refused("not allowed")
    couple().tell(ANN, "rotate", CORA, [ANN, BEN, CORA]).refused("not allowed")


@pytest.mark.parametrize("action", ["", "Create", "rotate ", "invite", "erase"])
def test_unknown_actions(action: str) -> None:
    couple().tell(ANN, action, ANN, [ANN, BEN]).refused("not allowed")
    Story().tell(ANN, action, ANN, [ANN]).refused("not allowed")


def test_beginning_with_something_else_than_create() -> None:
    for action in ("add", "rotate", "remove", "leave"):
        Story().tell(ANN, action, ANN, [ANN], generation=1).refused("not allowed")


def test_beginning_in_somebody_elses_name() -> None:
    Story().tell(ANN, "create", BEN, [BEN]).refused("not allowed")


def test_beginning_twice() -> None:
    alone().tell(ANN, "create", ANN, [ANN]).refused("not allowed")
    couple().tell(ANN, "create", ANN, [ANN, BEN]).refused("not allowed")


@pytest.mark.parametrize(
    "members", [[], [ANN], [BEN], [ANN, BEN, CORA], [ANN, CORA], [ANN, BEN, BEN]]
)
def test_members_that_do_not_follow_from_the_action(members: list[Someone]) -> None:
    alone().tell(ANN, "add", BEN, members).refused("do not follow")


@pytest.mark.parametrize("action", ["remove", "leave"])
def test_going_while_staying(action: str) -> None:
    actor = ANN if action == "remove" else BEN
    couple().announce(ANN, DAN).tell(actor, action, BEN, [ANN, BEN]).refused("do not follow")


def test_members_in_another_order() -> None:
    story = couple()
    story.links[-1] = resigned(story, ANN, members=(BEN.id, ANN.id))
    story.refused("do not follow")


@pytest.mark.parametrize("action", ["remove", "leave"])
def test_going_under_another_fingerprint(action: str) -> None:
    actor = ANN if action == "remove" else BEN
    story = couple().announce(ANN, DAN).tell(actor, action, BEN, [ANN])
    story.links[-1] = resigned(story, actor, fingerprint=FALSE_BEN.fingerprint)
    story.refused("another fingerprint")


def test_numbers_that_do_not_fit() -> None:
    story = couple()
    story.links[-1] = replace(story.last, generation=-1)
    story.refused("advance by one")
