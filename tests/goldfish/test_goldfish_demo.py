"""The people of the demo have a goldfish, because the feature says what they did with it."""

from __future__ import annotations

import pytest

from nearer.demo import people
from nearer.people import credentials
from nearer.people.rate_limits import Asker
from nearer.seats.membership import open_space
from tests.goldfish.payloads import Bubble, Swim


@pytest.mark.django_db
def test_the_demo_has_it() -> None:
    people.make()
    for guest in people.GUESTS:
        keyring = credentials.sign_in(guest.name, guest.passphrase, Asker("203.0.113.1"))
        assert open_space(keyring, keyring.private).entries(Swim)
    keyring = credentials.sign_in("Ben", people.BEN.passphrase, Asker("203.0.113.1"))
    assert keyring.couple
    assert open_space(keyring, keyring.couple).entries(Bubble)
