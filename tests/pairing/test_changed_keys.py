"""One of the two has new keys: the shared place stays shut until they have compared again."""

from __future__ import annotations

import pytest

from nearer.couples.couple import couples, open_couple_space
from nearer.couples.models import Coupled
from nearer.people import credentials, rekey
from nearer.people.rate_limits import Asker
from tests.cast import Friend
from tests.pairing import walks
from tests.pairing.walks import at, page, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def renewed(ann: Friend, ben: Friend) -> None:
    """The two are a couple, and Ben has taken new keys since."""
    walks.become_two(ann, ben)
    opened = credentials.confirm(ben.keyring.owner, ben.passphrase, Asker("203.0.113.2"))
    ben.keyring = rekey.renew(opened, ben.passphrase)


def test_the_place_opens_after_comparing(renewed: None, ann: Friend, ben: Friend) -> None:
    assert open_couple_space(ben.keyring)
    assert open_couple_space(ann.refresh()) is None
    assert "New words to compare" in page(ann.client, at(ann, "together"))
    couple = Coupled.objects.get(person_id=ann.keyring.me)
    assert "New words to compare" in page(ann.client, walks.reverse("ours", args=[couple.space_id]))
    assert "You and Ben" in walks.say_same(ann)
    assert open_couple_space(ann.refresh())


def test_other_words_than_those_that_were_seen_do_not_count(
    renewed: None, ann: Friend, zoe: Friend
) -> None:
    zoes = zoe.keyring.contents.pins[zoe.keyring.me.bytes].hex()
    html = send(ann.client, at(ann, "together-words"), seen=zoes, found="same")
    assert "New words to compare" in html
    assert open_couple_space(ann.refresh()) is None


def test_words_that_differ_keep_it_shut_and_let_her_go(renewed: None, ann: Friend) -> None:
    seen = walks.seen(page(ann.client, at(ann, "together")))
    html = send(ann.client, at(ann, "together-words"), seen=seen, found="differ")
    assert "It stays closed" in html
    assert open_couple_space(ann.refresh()) is None
    send(ann.client, at(ann, "together-go"))
    assert not Coupled.objects.exists()
    assert [space.is_closed for space in couples(ann.refresh())] == [True]
    assert "Together, if you like" in page(ann.client, at(ann, "together"))


def test_new_keys_end_an_invitation_that_was_not_finished(ann: Friend, ben: Friend) -> None:
    link = walks.invite(ann)
    walks.come(ben, link)
    opened = credentials.confirm(ben.keyring.owner, ben.passphrase, Asker("203.0.113.2"))
    ben.keyring = rekey.renew(opened, ben.passphrase)
    assert "This invitation is over" in page(ann.client, at(ann, "together"))


def test_new_keys_just_before_stepping_in_lose_nothing(ann: Friend, ben: Friend) -> None:
    walks.come(ben, walks.invite(ann))
    walks.say_same(ben)
    send(ann.client, at(ann, "together-taps"), **walks.TAPS)
    walks.say_same(ann)
    opened = credentials.confirm(ben.keyring.owner, ben.passphrase, Asker("203.0.113.2"))
    ben.keyring = rekey.renew(opened, ben.passphrase)
    assert open_couple_space(ben.keyring)
