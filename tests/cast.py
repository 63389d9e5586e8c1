"""The cast: the people of the tests, each with everything a real sign-up makes.

Ann and Ben are a couple, Cora is their counsellor, Dan sees Cora alone, and Zoe is somebody else.
`conftest.py` loads this, so a test asks for them by name.
"""

from __future__ import annotations

import base64
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import pytest
from django.conf import settings
from django.test import Client

from nearer.people import credentials, public_identities, sessions
from nearer.people.cookies import SECRET, SID
from nearer.people.keyring import About, Keyring, read_keyring
from nearer.people.models import Person
from nearer.people.pepper import new_pepper
from nearer.people.rate_limits import Asker
from nearer.people.sessions import Cookies
from nearer.seats import membership
from nearer.site.environment import make_once
from nearer.spaces.kinds import COUPLE
from nearer.spaces.space import OpenSpace
from tests import grown


@dataclass
class Friend:
    """A person who has signed up. `client` is a browser where they are signed in."""

    name: str
    passphrase: str
    keyring: Keyring

    @property
    def space(self) -> OpenSpace:
        """Their private space, opened anew with the keyring as it is stored now."""
        self.refresh()
        return self.open(self.keyring.private)

    def open(self, space: uuid.UUID) -> OpenSpace:
        return membership.open_space(self.keyring, space)

    def refresh(self) -> Keyring:
        """The stored keyring: another device, or `client`, may have changed it."""
        person = Person.objects.get(pk=self.keyring.me)
        self.keyring = read_keyring(person, self.keyring.key)
        return self.keyring

    def sign_in(self) -> Keyring:
        """Signs in with the passphrase, as on a new device."""
        self.keyring = credentials.sign_in(self.name, self.passphrase, Asker("203.0.113.1"))
        return self.keyring

    @cached_property
    def client(self) -> Client:
        return self.another_client()

    def another_client(self) -> Client:
        """One more browser where they are signed in."""
        return with_cookies(Client(), sessions.begin(self.keyring, "Test browser"))


def with_cookies(client: Client, cookies: Cookies) -> Client:
    """Puts the two halves of a session into a browser."""
    for name, secret in ((SID, cookies.sid), (SECRET, cookies.secret)):
        text = base64.urlsafe_b64encode(secret).rstrip(b"=").decode()
        client.cookies[settings.COOKIE_PREFIX + name] = text
    return client


@dataclass(frozen=True)
class Couple:
    """Two friends with a couple space that both can open."""

    id: uuid.UUID
    first: Friend
    second: Friend

    def seen_by(self, friend: Friend) -> OpenSpace:
        friend.refresh()
        return friend.open(self.id)


def join(first: Friend, second: Friend) -> Couple:
    """A couple space of two people who have compared their words."""
    space = membership.create(first.refresh(), COUPLE)
    other = second.refresh().contents.pins[second.keyring.me.bytes]
    membership.admit(first.keyring, space, public_identities.find(other))
    own = first.keyring.contents.pins[first.keyring.me.bytes]
    second.keyring.change(lambda ring: ring.pins.update({first.keyring.me.bytes: own}))
    membership.catch_up(second.keyring, space.id, COUPLE)
    return Couple(space.id, first, second)


@pytest.fixture(scope="session", autouse=True)
def pepper_file() -> None:
    make_once(settings.NEARER_PEPPER_FILE, new_pepper())


@pytest.fixture
def sign_up(db: None) -> Callable[..., Friend]:
    """Signs somebody up: `sign_up("Ann", time_zone="Europe/Berlin")`."""

    def arrive(name: str, passphrase: str = "", time_zone: str = "Europe/Berlin") -> Friend:
        passphrase = passphrase or f"kettle orchard {name} lantern"
        keyring = grown.sign_up(name, passphrase, About(name, time_zone))
        return Friend(name, passphrase, keyring)

    return arrive


@pytest.fixture
def ann(sign_up: Callable[..., Friend]) -> Friend:
    return sign_up("Ann")


@pytest.fixture
def ben(sign_up: Callable[..., Friend]) -> Friend:
    return sign_up("Ben")


@pytest.fixture
def cora(sign_up: Callable[..., Friend]) -> Friend:
    return sign_up("Cora", time_zone="America/New_York")


@pytest.fixture
def dan(sign_up: Callable[..., Friend]) -> Friend:
    return sign_up("Dan")


@pytest.fixture
def zoe(sign_up: Callable[..., Friend]) -> Friend:
    return sign_up("Zoe", time_zone="Asia/Tokyo")


@pytest.fixture
def couple(ann: Friend, ben: Friend) -> Couple:
    return join(ann, ben)
