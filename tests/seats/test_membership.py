"""Who is in a space, and what a key change costs those who were away. See also the machine."""

from __future__ import annotations

import pytest

from nearer.crypto import BrokenSeal
from nearer.people import public_identities
from nearer.people.models import PublicIdentity
from nearer.seats import membership
from nearer.seats.chain import read_chain
from nearer.spaces.errors import NoSuchSpace, SpaceClosed
from nearer.spaces.kinds import COUPLE
from nearer.spaces.models import ChainLink, SealedGrant, Seat
from tests.cast import Couple, Friend
from tests.seats.steps import last_link, rekey, words
from tests.spaces.notes import Note


def test_unknown_left_and_somebody_elses_look_the_same(
    couple: Couple, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    membership.leave(ben.refresh(), couple.id)
    for keyring in (ben.refresh(), zoe.keyring):
        with pytest.raises(NoSuchSpace):
            membership.open_space(keyring, couple.id)


def test_a_planted_seat_opens_nothing(couple: Couple, zoe: Friend) -> None:
    Seat.objects.create(space_id=couple.id, person_id=zoe.keyring.me)
    with pytest.raises(NoSuchSpace):
        membership.open_space(zoe.keyring, couple.id)


def test_an_invitation_alone_opens_nothing(couple: Couple, zoe: Friend) -> None:
    with pytest.raises(NoSuchSpace):
        membership.catch_up(zoe.keyring, couple.id, COUPLE)
    with pytest.raises(NoSuchSpace):
        membership.catch_up(zoe.keyring, couple.id)


def test_a_space_without_its_chain_stays_shut(ann: Friend) -> None:
    space = ann.space.id
    ChainLink.objects.all().delete()
    with pytest.raises(BrokenSeal):
        membership.open_space(ann.keyring, space)


def test_a_chain_with_more_people_than_seats_stays_shut(
    couple: Couple, ann: Friend, zoe: Friend
) -> None:
    space = couple.seen_by(ann)
    chain = read_chain(ann.keyring, couple.id)
    newcomer = public_identities.find(zoe.keyring.contents.pins[zoe.keyring.me.bytes])
    Seat.objects.create(space_id=couple.id, person_id=zoe.keyring.me)
    membership._turn(ann.keyring, chain, space.kind, "add", newcomer)
    with pytest.raises(NoSuchSpace):
        membership.catch_up(zoe.keyring, couple.id, COUPLE)


def test_nobody_is_admitted_twice_or_above_the_seats(
    couple: Couple, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    space, links = couple.seen_by(ann), ChainLink.objects.count()
    for friend in (ben, zoe, ann):
        known = public_identities.find(friend.keyring.contents.pins[friend.keyring.me.bytes])
        with pytest.raises(SpaceClosed):
            membership.admit(ann.keyring, space, known)
    assert ChainLink.objects.count() == links


def test_an_identity_that_is_not_the_one_is_refused(ann: Friend, ben: Friend) -> None:
    own, other = (friend.keyring.contents.pins[friend.keyring.me.bytes] for friend in (ann, ben))
    with pytest.raises(BrokenSeal):
        public_identities.find(bytes(32))
    public = PublicIdentity.objects.get(fingerprint=other).public
    PublicIdentity.objects.filter(fingerprint=own).update(public=public)
    with pytest.raises(BrokenSeal):
        public_identities.find(own)


def test_a_link_that_nobody_could_follow_is_not_stored(couple: Couple, ann: Friend) -> None:
    """It would shut the space for ever, for everybody."""
    chain, links = read_chain(ann.refresh(), couple.id), ChainLink.objects.count()
    own = chain.identities[chain.state.members[ann.keyring.me.bytes]]
    with pytest.raises(BrokenSeal):
        membership._turn(ann.keyring, chain, COUPLE, "add", own)
    assert ChainLink.objects.count() == links


def test_who_was_away_for_several_keys_reads_all_of_them(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    for text in ("first", "second", "third"):
        couple.seen_by(ben).add(Note(text))
        membership.rotate(ben.refresh(), couple.id)
    assert words(ann, couple) == {"first", "second", "third"}
    assert not SealedGrant.objects.filter(person_id=ann.keyring.me).exists()


def test_a_lost_grant_shuts_the_space_until_the_next_key(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    membership.rotate(ben.refresh(), couple.id)
    SealedGrant.objects.all().delete()
    with pytest.raises(SpaceClosed):
        couple.seen_by(ann)
    couple.seen_by(ben).add(Note("between"))
    membership.rotate(ben.refresh(), couple.id)
    couple.seen_by(ben).add(Note("after"))
    assert words(ann, couple) == {"after"}
    assert couple.seen_by(ann).refused == 0


def test_a_grant_of_somebody_else_opens_nothing(
    couple: Couple, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    membership.rotate(ben.refresh(), couple.id)
    SealedGrant.objects.update(person_id=zoe.keyring.me)
    Seat.objects.create(space_id=couple.id, person_id=zoe.keyring.me)
    with pytest.raises(NoSuchSpace):
        membership.catch_up(zoe.keyring, couple.id, COUPLE)


def test_who_holds_no_newest_key_may_still_go(couple: Couple, ann: Friend, ben: Friend) -> None:
    membership.rotate(ben.refresh(), couple.id)
    SealedGrant.objects.all().delete()
    membership.leave(ann.refresh(), couple.id)
    with pytest.raises(NoSuchSpace):
        couple.seen_by(ann)
    with pytest.raises(NoSuchSpace):
        membership.leave(ann.keyring, couple.id)


def test_nothing_keeps_anybody_in(couple: Couple, ann: Friend, ben: Friend) -> None:
    """Neither words that were not compared again, nor a chain that somebody has damaged."""
    rekey(ben)
    with pytest.raises(BrokenSeal):
        couple.seen_by(ann)
    membership.leave(ann.refresh(), couple.id)
    assert last_link(couple).action == "leave"
    ChainLink.objects.filter(space_id=couple.id, seq=2).delete()
    membership.leave(ben.refresh(), couple.id)
    assert not Seat.objects.filter(space_id=couple.id).exists()
    assert ben.refresh().ring(couple.id) is None


def test_a_seat_without_a_place_in_the_chain_is_given_nothing(
    couple: Couple, ann: Friend, zoe: Friend
) -> None:
    Seat.objects.create(space_id=couple.id, person_id=zoe.keyring.me)
    membership.rotate(ann.refresh(), couple.id)
    assert not SealedGrant.objects.filter(person_id=zoe.keyring.me).exists()


def test_who_stays_writes_under_a_key_the_leaver_never_saw(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    before = couple.seen_by(ann)
    leavers_keys = couple.seen_by(ben).keys
    membership.leave(ben.refresh(), couple.id)
    after = couple.seen_by(ann)
    assert after.newest.generation == before.newest.generation + 1
    assert after.newest.generation not in leavers_keys
    assert last_link(couple).action == "rotate"


def test_unlocking_rotates_as_well(couple: Couple, ann: Friend, ben: Friend) -> None:
    membership.leave(ben.refresh(), couple.id)
    ann.sign_in()
    assert last_link(couple).action == "rotate"


def test_the_last_one_may_leave(couple: Couple, ann: Friend, ben: Friend) -> None:
    membership.leave(ben.refresh(), couple.id)
    membership.leave(ann.refresh(), couple.id)
    assert not Seat.objects.filter(space_id=couple.id).exists()
    ann.sign_in()


def test_who_comes_back_reads_only_what_is_written_from_then_on(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    couple.seen_by(ann).add(Note("together"))
    membership.leave(ben.refresh(), couple.id)
    couple.seen_by(ann).add(Note("alone"))
    known = public_identities.find(ben.keyring.contents.pins[ben.keyring.me.bytes])
    membership.admit(ann.keyring, couple.seen_by(ann), known)
    membership.catch_up(ben.refresh(), couple.id, COUPLE)
    couple.seen_by(ann).add(Note("again"))
    assert words(ben, couple) == {"again"}
    assert words(ann, couple) == {"together", "alone", "again"}


def test_a_grant_that_was_planted_keeps_nobody_from_new_keys(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    place = {"space_id": couple.id, "person_id": ben.keyring.me}
    SealedGrant.objects.create(**place, generation=3, sealed=b"x", signature=b"x")
    membership.rotate(ann.refresh(), couple.id)
    couple.seen_by(ann).add(Note("under the new key"))
    assert words(ben, couple) == {"under the new key"}


def test_a_leaver_gets_nothing_by_an_old_grant(couple: Couple, ann: Friend, ben: Friend) -> None:
    membership.rotate(ann.refresh(), couple.id)
    old = SealedGrant.objects.get(person_id=ben.keyring.me)
    couple.seen_by(ben)
    membership.leave(ben.refresh(), couple.id)
    couple.seen_by(ann)
    old.save(force_insert=True)
    Seat.objects.create(space_id=couple.id, person_id=ben.keyring.me)
    with pytest.raises(NoSuchSpace):
        membership.catch_up(ben.refresh(), couple.id, COUPLE)


def test_an_old_grant_put_back_gives_nothing_to_who_was_let_in_again(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    """What one could read before one went is not read again: one begins where one was added."""
    couple.seen_by(ann).add(Note("together"))
    membership.rotate(ann.refresh(), couple.id)
    old = SealedGrant.objects.get(person_id=ben.keyring.me)
    couple.seen_by(ann).add(Note("still together"))
    membership.leave(ben.refresh(), couple.id)
    old.save(force_insert=True)
    known = public_identities.find(ben.keyring.contents.pins[ben.keyring.me.bytes])
    membership.admit(ann.refresh(), couple.seen_by(ann), known)
    ring = membership.catch_up(ben.refresh(), couple.id, COUPLE)
    assert old.generation not in ring.roots
    couple.seen_by(ann).add(Note("again"))
    assert words(ben, couple) == {"again"}


def test_earlier_keys_are_taken_if_they_are_the_chains_own(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    first = {1: ann.refresh().contents.rings[couple.id.bytes].roots[1]}
    with pytest.raises(BrokenSeal):
        membership.take_earlier(ben.refresh(), couple.id, {**first, 2: bytes(32)})
    assert set(couple.seen_by(ben).keys) == {2}
    membership.take_earlier(ben.keyring, couple.id, first)
    assert set(couple.seen_by(ben).keys) == {1, 2}
