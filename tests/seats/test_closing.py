"""A space that one has left for good, and a seat that somebody gets anew."""

from __future__ import annotations

import uuid

import pytest

from nearer.crypto import BrokenSeal
from nearer.people import public_identities
from nearer.seats import membership, on_events
from nearer.spaces.errors import NoSuchSpace, SpaceClosed
from nearer.spaces.kinds import COUPLE
from nearer.spaces.models import ChainLink, Seat, Space
from tests.cast import Couple, Friend
from tests.spaces.notes import Note

pytestmark = pytest.mark.django_db


def test_a_closed_space_is_read_and_no_longer_written(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    couple.seen_by(ann).add(Note("hers"))
    couple.seen_by(ben).add(Note("his"))
    membership.close(ben.refresh(), couple.id)
    for friend in (ann, ben):
        space = couple.seen_by(friend)
        found = space.entries(Note)
        assert {entry.payload.text for entry in found} == {"hers", "his"}
        own = next(entry for entry in found if entry.author == friend.keyring.me)
        for write in (lambda own=own: own.erase(), space.erase_mine):
            with pytest.raises(SpaceClosed):
                write()
        with pytest.raises(SpaceClosed):
            space.add(Note("late"))
        with pytest.raises(SpaceClosed):
            own.revise(Note("changed"))


def test_what_one_wrote_oneself_goes_and_nothing_else(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    couple.seen_by(ann).add(Note("hers"))
    couple.seen_by(ben).add(Note("his"))
    assert couple.seen_by(ben).erase_mine() == 1
    assert [entry.payload.text for entry in couple.seen_by(ann).entries(Note)] == ["hers"]


def test_only_who_holds_it_can_close_it(couple: Couple, zoe: Friend) -> None:
    with pytest.raises(NoSuchSpace):
        membership.close(zoe.keyring, couple.id)


def test_nobody_gives_away_their_own_seat_or_one_that_is_not_there(
    couple: Couple, ann: Friend, zoe: Friend
) -> None:
    newcomer = public_identities.find(zoe.keyring.contents.pins[zoe.keyring.me.bytes])
    for gone in (ann.keyring.me, uuid.uuid4()):
        with pytest.raises(NoSuchSpace):
            membership.replace(ann.keyring, couple.seen_by(ann), gone, newcomer)


def give_seat(couple: Couple, ann: Friend, ben: Friend, zoe: Friend) -> None:
    """Zoe gets Ben's."""
    newcomer = public_identities.find(zoe.keyring.contents.pins[zoe.keyring.me.bytes])
    membership.announce(ann.keyring, couple.seen_by(ann), newcomer)
    membership.replace(ann.keyring, couple.seen_by(ann), ben.keyring.me, newcomer)
    membership.catch_up(zoe.refresh(), couple.id, COUPLE)


def test_nobody_gets_a_seat_out_of_the_blue(
    couple: Couple, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    newcomer = public_identities.find(zoe.keyring.contents.pins[zoe.keyring.me.bytes])
    with pytest.raises(BrokenSeal):
        membership.replace(ann.keyring, couple.seen_by(ann), ben.keyring.me, newcomer)
    membership.announce(ann.keyring, couple.seen_by(ann), newcomer)
    membership.object_to(ben.refresh(), couple.id)
    with pytest.raises(BrokenSeal):
        membership.replace(ann.keyring, couple.seen_by(ann), ben.keyring.me, newcomer)
    membership.object_to(ben.keyring, couple.id)
    assert couple.seen_by(ann).seated == {ann.keyring.me, ben.keyring.me}


@pytest.mark.parametrize("signs_in", [False, True])
def test_who_had_a_seat_that_was_given_anew_reads_what_was_there(
    couple: Couple, ann: Friend, ben: Friend, zoe: Friend, *, signs_in: bool
) -> None:
    couple.seen_by(ben).add(Note("his"))
    mine = couple.seen_by(ann).add(Note("hers"))
    give_seat(couple, ann, ben, zoe)
    assert couple.seen_by(ann).seated == {ann.keyring.me, zoe.keyring.me}
    couple.seen_by(zoe).add(Note("new"))
    couple.seen_by(ann).entry(Note, mine.id).revise(Note("hers, later"))
    if signs_in:
        ben.sign_in()
        ring = ben.keyring.ring(couple.id)
        assert ring
        assert ring.left
    space = couple.seen_by(ben)
    assert space.is_closed
    assert [entry.payload.text for entry in space.entries(Note)] == ["his"]
    assert (space.refused, space.count(Note)) == (0, 1)
    for write in (lambda: space.add(Note("late")), space.erase_mine):
        with pytest.raises(SpaceClosed):
            write()


def test_who_had_a_seat_may_let_go_of_the_rest(
    couple: Couple, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    """The chain knows them no more, so there is nothing to sign; the key in hand is dropped."""
    give_seat(couple, ann, ben, zoe)
    with pytest.raises(NoSuchSpace):
        membership.close(ben.refresh(), couple.id)
    membership.leave(ben.refresh(), couple.id)
    assert ben.refresh().ring(couple.id) is None
    assert couple.seen_by(ann).seated == {ann.keyring.me, zoe.keyring.me}


@pytest.mark.parametrize("lost", [{0}, {1}, {0, 1}])
def test_a_damaged_chain_keeps_nobody_in(
    couple: Couple, ann: Friend, ben: Friend, lost: set[int]
) -> None:
    """Nothing can be signed then. Who has gone reads with the keys they have."""
    couple.seen_by(ann).add(Note("hers"))
    links = ChainLink.objects.filter(space_id=couple.id).order_by("seq")
    links.filter(seq__in=[row.seq for place, row in enumerate(links) if place in lost]).delete()
    membership.close(ann.refresh(), couple.id)
    assert Space.objects.get(pk=couple.id).closed_on
    assert links.all().count() == 2 - len(lost)
    space = couple.seen_by(ann)
    assert [entry.payload.text for entry in space.entries(Note)] == ["hers"]
    with pytest.raises(SpaceClosed):
        space.add(Note("late"))
    ann.sign_in()


def test_who_was_let_go_does_not_close_a_damaged_space_of_others(
    couple: Couple, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    give_seat(couple, ann, ben, zoe)
    ChainLink.objects.filter(space_id=couple.id, seq=1).delete()
    membership.close(ben.refresh(), couple.id)
    assert Space.objects.get(pk=couple.id).closed_on is None


def test_whoever_was_admitted_and_never_followed_can_close_it(ann: Friend, ben: Friend) -> None:
    space = membership.create(ann.refresh(), COUPLE)
    own = public_identities.find(ben.keyring.contents.pins[ben.keyring.me.bytes])
    membership.admit(ann.keyring, space, own)
    membership.close(ben.refresh(), space.id)
    assert ben.refresh().ring(space.id) is None
    assert ann.open(space.id).is_closed


def test_the_words_of_one_are_deleted_without_any_key(
    couple: Couple, ann: Friend, ben: Friend
) -> None:
    couple.seen_by(ann).add(Note("hers"))
    couple.seen_by(ben).add(Note("his"))
    on_events.erase_words(ben.keyring.me, couple.id)
    assert [entry.payload.text for entry in couple.seen_by(ann).entries(Note)] == ["hers"]


def test_who_is_announced_is_known_until_the_next_link(
    couple: Couple, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    newcomer = public_identities.find(zoe.keyring.contents.pins[zoe.keyring.me.bytes])
    assert membership.announced(ann.keyring, couple.seen_by(ann)) is None
    membership.announce(ann.keyring, couple.seen_by(ann), newcomer)
    link = membership.announced(ben.keyring, couple.seen_by(ben))
    assert link
    assert link.subject == zoe.keyring.me.bytes
    membership.object_to(ben.keyring, couple.id)
    assert membership.announced(ann.keyring, couple.seen_by(ann)) is None


def test_who_had_a_seat_and_dropped_the_key_finds_nothing(
    couple: Couple, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    give_seat(couple, ann, ben, zoe)
    ben.refresh().change(lambda contents: contents.rings.pop(couple.id.bytes))
    with pytest.raises(NoSuchSpace):
        membership.catch_up(ben.keyring, couple.id, COUPLE)


def test_without_a_seat_the_key_opens_nothing(couple: Couple, ben: Friend) -> None:
    Seat.objects.filter(space_id=couple.id, person_id=ben.keyring.me).delete()
    with pytest.raises(NoSuchSpace):
        couple.seen_by(ben)
