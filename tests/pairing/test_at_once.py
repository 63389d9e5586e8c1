"""Two people, or two taps of one, at the same moment."""

from __future__ import annotations

from functools import partial

import pytest

from nearer.couples.couple import open_couple_space
from nearer.couples.models import Coupled
from nearer.couples.payloads import Wishes
from nearer.pairing import inviting, joining
from nearer.pairing.invitation_token import read_code
from nearer.pairing.leaving import leave
from nearer.pairing.models import Invitation
from nearer.pairing.state import NoLongerOpen, pairing_state
from nearer.people.keyring import Keyring
from nearer.spaces.models import Space
from tests.at_once import at_once
from tests.cast import Friend
from tests.pairing import walks
from tests.pairing.walks import TAPS, at, send

pytestmark = pytest.mark.django_db(transaction=True)


def fresh(friend: Friend) -> Keyring:
    """A keyring of its own for each thread, as each request has."""
    return Friend(friend.name, friend.passphrase, friend.keyring).refresh()


def secret_of(link: str) -> bytes:
    found = read_code(link)
    assert found
    return found


def test_two_take_one_invitation(ann: Friend, ben: Friend, zoe: Friend) -> None:
    secret = secret_of(walks.invite(ann))
    for friend in (ben, zoe):
        joining.come(friend.refresh(), secret, "hello")
    done = at_once([partial(joining.take, fresh(each), Wishes()) for each in (ben, zoe)])
    assert sorted(type(each) for each in done if each) == [NoLongerOpen]
    assert sorted(pairing_state(each.refresh()).stage for each in (ben, zoe)) == ["ended", "words"]


def test_ann_confirms_twice(ann: Friend, ben: Friend) -> None:
    walks.come(ben, walks.invite(ann))
    walks.say_same(ben)
    send(ann.client, at(ann, "together-taps"), **TAPS)
    answer = pairing_state(ann.refresh()).answer
    assert answer
    taps = [partial(inviting.confirm, fresh(ann), answer.fingerprint) for _ in range(2)]
    done = at_once(taps)
    assert sum(isinstance(each, NoLongerOpen) for each in done) == 1
    assert Space.objects.filter(kind="couple").count() == 1
    assert len(ann.refresh().spaces("couple")) == 1
    assert joining.step_in(ben.refresh())


def test_both_take_each_others(ann: Friend, ben: Friend) -> None:
    hers, his = (secret_of(walks.invite(each)) for each in (ann, ben))
    ways = [partial(joining.come, fresh(ben), hers, ""), partial(joining.come, fresh(ann), his, "")]
    done = at_once(ways)
    assert sum(isinstance(each, NoLongerOpen) for each in done) == 1
    assert Invitation.objects.count() == 1


def test_she_takes_it_back_while_he_takes_it(ann: Friend, ben: Friend) -> None:
    secret = secret_of(walks.invite(ann))
    joining.come(ben.refresh(), secret, "")
    at_once([partial(inviting.withdraw, fresh(ann)), partial(joining.take, fresh(ben), Wishes())])
    assert pairing_state(ann.refresh()).stage == "apart"
    assert pairing_state(ben.refresh()).stage == "ended"
    assert not Invitation.objects.exists()


def test_both_leave_at_once(ann: Friend, ben: Friend) -> None:
    walks.become_two(ann, ben)
    keyrings = [fresh(each) for each in (ann, ben)]
    spaces = [open_couple_space(each) for each in keyrings]
    calls = [
        partial(leave, keyring, space, withdraws=False)
        for keyring, space in zip(keyrings, spaces, strict=True)
        if space
    ]
    done = at_once(calls)
    assert not any(isinstance(each, Exception) for each in done)
    assert not Coupled.objects.exists()
    assert open_couple_space(ann.refresh()) is None
