"""Known devices: a cookie that opens nothing and names nobody."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from nearer.people.cookies import DEVICE
from nearer.people.known_devices import SIZE, Device
from tests.cast import Friend


def test_a_device_knows_the_accounts_that_were_opened_in_it() -> None:
    device = Device.new().opened("Ann")
    assert device.knows("ANN ")
    assert not device.knows("ben")
    assert device.opened("ben").knows("ann")
    assert Device.decode(device.encode()) == device


def test_the_last_four_are_known_and_nobody_can_count_them() -> None:
    device = Device.new()
    for name in ("ann", "ben", "cora", "dan", "ann", "zoe"):
        device = device.opened(name)
        assert len(device.encode()) == SIZE
    assert [device.knows(name) for name in ("ann", "ben", "cora", "dan", "zoe")] == [
        True,
        False,
        True,
        True,
        True,
    ]


def test_a_tag_is_worth_nothing_on_another_device() -> None:
    device = Device.new().opened("ann")
    assert not Device(Device.new().secret, device.tags).knows("ann")


def sign_in(ann: Friend) -> Client:
    client = Client()
    said = {"name": ann.name, "passphrase": ann.passphrase}
    assert client.post(reverse("sign-in"), said).status_code == 302
    return client


def test_signing_in_makes_the_device_known_and_locking_keeps_it(ann: Friend) -> None:
    client = sign_in(ann)
    cookie = client.cookies[DEVICE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert int(cookie["max-age"]) > 0
    client.post(reverse("lock"))
    assert client.cookies[DEVICE].value == cookie.value


def test_leaving_in_a_hurry_forgets_the_device(ann: Friend) -> None:
    client = sign_in(ann)
    client.post(reverse("leave"))
    assert not client.cookies[DEVICE].value
