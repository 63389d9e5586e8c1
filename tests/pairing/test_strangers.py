"""Zoe has a link that was not meant for her; and two who do the same thing at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nearer.couples.couple import open_couple_space
from nearer.couples.models import Coupled
from nearer.couples.payloads import Wishes
from nearer.pairing import inviting, joining
from nearer.pairing.invitation_token import read_code
from nearer.pairing.inviting import LASTS
from nearer.pairing.letters import myself, seal_place
from nearer.pairing.models import Invitation
from nearer.pairing.state import AlreadyACouple, NoLongerOpen, pairing_state
from nearer.people import public_identities
from nearer.seats import membership
from nearer.spaces.kinds import COUPLE
from nearer.spaces.models import Space
from tests.cast import Friend
from tests.pairing import walks
from tests.pairing.walks import ANSWER, TAPS, at, page, send

pytestmark = pytest.mark.django_db
CLOSED = "This invitation does not work"


def test_every_dead_link_shows_the_same_page(ann: Friend, ben: Friend) -> None:
    unknown = walks.plain(walks.open_link(Client(), "A" * 43))
    assert CLOSED in unknown
    link = walks.invite(ann)
    send(ann.client, at(ann, "together-withdraw"))
    assert walks.plain(walks.open_link(Client(), link)) == unknown
    link = walks.invite(ann)
    walks.come(ben, link)
    assert walks.plain(walks.open_link(Client(), link)) == unknown


def test_after_two_weeks_it_is_over(ann: Friend) -> None:
    link = walks.invite(ann)
    with time_machine.travel(timezone.now() + LASTS + timedelta(minutes=1), tick=False):
        assert CLOSED in walks.open_link(Client(), link)
        keyring = ann.refresh()
        assert pairing_state(keyring).stage == "ended"


def test_it_can_be_made_again_and_the_older_link_is_dead(ann: Friend) -> None:
    first = walks.invite(ann)
    send(ann.client, at(ann, "together-withdraw"))
    second = walks.invite(ann)
    assert first != second
    assert CLOSED in walks.open_link(Client(), first)
    assert "Ann invites you" in walks.open_link(Client(), second)
    assert Invitation.objects.count() == 1


def test_who_leaves_in_a_hurry_leaves_no_invitation_open(ann: Friend) -> None:
    browser = Client()
    assert ANSWER in walks.answer(browser, walks.invite(ann))
    browser.post(reverse("leave"))
    assert "The link you were given" in page(browser, reverse("join-reveal"))


def test_zoe_before_ben_is_found_out_by_the_words(ann: Friend, ben: Friend, zoe: Friend) -> None:
    link = walks.invite(ann)
    on_zoes = walks.come(zoe, link)
    assert CLOSED in walks.open_link(ben.client, link)
    on_anns = page(ann.client, at(ann, "together"))
    assert "Zoe has joined" in on_anns
    bens = myself(ben.keyring)[2].hex()
    assert bens not in on_anns
    html = send(ann.client, at(ann, "together-words"), seen=walks.seen(on_anns), found="differ")
    assert "Then it stops here" in html
    assert CLOSED in walks.open_link(Client(), link)
    assert not Space.objects.filter(kind="couple").exists()
    assert "over" in page(zoe.client, at(zoe, "together"))
    assert walks.seen(on_zoes)


def test_zoe_after_ben_gets_nothing(ann: Friend, ben: Friend, zoe: Friend) -> None:
    link = walks.invite(ann)
    walks.come(ben, link)
    assert CLOSED in walks.open_link(zoe.client, link)
    secret = read_code(link)
    assert secret
    with pytest.raises(NoLongerOpen):
        joining.come(zoe.keyring, secret, "me")
    assert pairing_state(zoe.refresh()).stage == "apart"


def test_ann_confirms_only_the_words_she_saw(ann: Friend, ben: Friend, zoe: Friend) -> None:
    link = walks.invite(ann)
    walks.come(ben, link)
    walks.say_same(ben)
    send(ann.client, at(ann, "together-taps"), **TAPS)
    zoes = myself(zoe.keyring)[2].hex()
    send(ann.client, at(ann, "together-words"), seen=zoes, found="same")
    assert not Space.objects.filter(kind="couple").exists()


def test_ann_cannot_finish_before_ben_has_compared(ann: Friend, ben: Friend) -> None:
    walks.come(ben, walks.invite(ann))
    send(ann.client, at(ann, "together-taps"), **TAPS)
    html = page(ann.client, at(ann, "together"))
    send(ann.client, at(ann, "together-words"), seen=walks.seen(html), found="same")
    assert not Space.objects.filter(kind="couple").exists()


def test_ben_says_that_they_differ(ann: Friend, ben: Friend) -> None:
    html = walks.come(ben, walks.invite(ann))
    assert "stops here" in send(
        ben.client, at(ben, "together-words"), seen=walks.seen(html), found="differ"
    )
    assert "This invitation is over" in page(ann.client, at(ann, "together"))
    assert not Coupled.objects.exists()


def test_of_two_who_take_it_only_one_does(ann: Friend, ben: Friend, zoe: Friend) -> None:
    secret = read_code(walks.invite(ann))
    assert secret
    for friend in (ben, zoe):
        joining.come(friend.refresh(), secret, "hello")
    joining.take(ben.keyring, Wishes())
    with pytest.raises(NoLongerOpen):
        joining.take(zoe.keyring, Wishes())
    assert pairing_state(zoe.refresh()).stage == "ended"
    assert pairing_state(ben.refresh()).stage == "words"


def test_who_invites_each_other_are_left_with_one_invitation(ann: Friend, ben: Friend) -> None:
    hers, his = walks.invite(ann), walks.invite(ben)
    walks.come(ben, hers)
    assert CLOSED in walks.open_link(ann.client, his)
    assert Invitation.objects.count() == 1
    walks.say_same(ben)
    send(ann.client, at(ann, "together-taps"), **TAPS)
    walks.say_same(ann)
    assert joining.step_in(ben.refresh())


def test_ones_own_link_opens_nothing(ann: Friend) -> None:
    link = walks.invite(ann)
    walks.answer(ann.client, link)
    assert CLOSED in page(ann.client, "/join/in/")
    assert pairing_state(ann.refresh()).stage == "waiting"


def test_one_couple_at_a_time(ann: Friend, ben: Friend, zoe: Friend) -> None:
    walks.become_two(ann, ben)
    walks.answer(ben.client, walks.invite(zoe))
    assert "One at a time" in page(ben.client, "/join/in/")
    inviting.prepare(ann.refresh(), "cheap-joy", "again")
    with pytest.raises(AlreadyACouple):
        inviting.invite(ann.keyring)


def test_a_guest_who_became_a_couple_elsewhere_is_not_taken_in(
    ann: Friend, ben: Friend, zoe: Friend
) -> None:
    walks.come(ben, walks.invite(ann))
    walks.say_same(ben)
    send(ann.client, at(ann, "together-taps"), **TAPS)
    space = zoe.space.id
    Coupled.objects.create(person_id=ben.keyring.me, space_id=space)
    spaces = Space.objects.count()
    assert "One at a time" in walks.say_same(ann)
    assert Space.objects.count() == spaces
    assert ann.refresh().spaces("couple") == []


def test_a_space_that_is_not_the_inviters_is_not_stepped_into(
    ann: Friend, ben: Friend, zoe: Friend
) -> None:
    """Zoe knows the link and writes to the database: she names a space of hers."""
    link = walks.invite(ann)
    walks.come(ben, link)
    walks.say_same(ben)
    secret = read_code(link)
    assert secret
    planted = membership.create(zoe.refresh(), COUPLE)
    own = ben.refresh().contents.pins[ben.keyring.me.bytes]
    membership.admit(zoe.keyring, planted, public_identities.find(own))
    Coupled.objects.create(person_id=ben.keyring.me, space_id=planted.id)
    place = seal_place(secret, planted.id)
    Invitation.objects.update(status=Invitation.JOINED, place=place)
    assert open_couple_space(ben.refresh()) is None
    assert ben.refresh().spaces("couple") == []
