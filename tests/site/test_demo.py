"""The demo's people: made quickly, believable, and real in every other way."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from nearer.couples.couple import open_couple
from nearer.demo import people
from nearer.features.feelings.logic.slots import check_in_slot
from nearer.features.feelings.payloads import CheckIn, SharedCheckIn
from nearer.people import credentials, recovery
from nearer.people.keyring import About
from nearer.people.models import Person
from nearer.people.rate_limits import Asker
from nearer.progress import shared_lines
from nearer.seats.membership import open_space
from nearer.spaces.space import OpenSpace
from tests.site.house import House


def space_of(guest: people.Guest) -> OpenSpace:
    keyring = credentials.sign_in(guest.name, guest.passphrase, Asker("203.0.113.1"))
    assert recovery.unproved_code(keyring) is None
    return open_space(keyring, keyring.private)


@pytest.mark.django_db
def test_the_couple_has_120_days_behind_it(tell: Callable[[str], None]) -> None:
    began = time.monotonic()
    people.make()
    tell(f"made in {time.monotonic() - began:.1f} s")
    today = timezone.now().astimezone().date()
    for guest in (people.ANN, people.BEN):
        space = space_of(guest)
        entries = space.entries(CheckIn)
        assert space.refused == 0
        assert 60 < len(entries) < 120
        assert entries[0].day >= today - timedelta(days=10)
        assert entries[-1].day >= today - timedelta(days=120)
        assert all(entry.day < today for entry in entries)
        assert any(entry.payload.sentence for entry in entries)
        for entry in entries:
            assert entry.at.astimezone(space.zone).date() == entry.day
            assert entry.at < datetime.now(UTC)
            assert entry.slot == check_in_slot(entry.day)


@pytest.mark.django_db
def test_ann_and_ben_are_a_couple_and_sam_is_alone() -> None:
    people.make()
    ann, ben, sam = (
        credentials.sign_in(guest.name, guest.passphrase, Asker("203.0.113.1"))
        for guest in people.GUESTS
    )
    assert ann.spaces("couple") == ben.spaces("couple")
    ours = ann.spaces("couple")[0]
    assert open_space(ann, ours).newest.root == open_space(ben, ours).newest.root
    assert sam.spaces("couple") == []
    assert not any(entry.payload.sentence for entry in space_of(people.SAM).entries(CheckIn))


@pytest.mark.django_db
def test_each_shows_a_line_and_a_day_to_the_other() -> None:
    people.make()
    for guest, other in ((people.ANN, "Ben"), (people.BEN, "Ann")):
        keyring = credentials.sign_in(guest.name, guest.passphrase, Asker("203.0.113.1"))
        couple = open_couple(keyring, space_of(guest))
        assert couple
        look = shared_lines.together(couple, "1")
        assert look.chart
        assert f">{other} " in look.chart
        copies = couple.space.entries(SharedCheckIn)
        assert sorted(couple.name_of(copy.author) for copy in copies) == ["Ann", "Ben"]
        assert all(copy.payload.sentence and copy.at < datetime.now(UTC) for copy in copies)


@pytest.mark.django_db
def test_all_demo_people_are_made_or_nobody() -> None:
    credentials.sign_up("Sam", "another Sam entirely", About("Sam"))
    with pytest.raises(credentials.NameTaken):
        people.make()
    assert Person.objects.count() == 1


def test_the_command_says_how_to_come_in_and_makes_them_once(build: Callable[..., House]) -> None:
    house = build("sqlite")
    first, second = (house.nearer("demo", "--if-empty") for _ in range(2))
    assert first.returncode == second.returncode == 0, first.stderr
    assert first.stdout == second.stdout
    for guest in people.GUESTS:
        assert f"  {guest.name}   {guest.passphrase}" in first.stdout
    assert f"{house.url}/sign-in/" in first.stdout
    refused = house.nearer("demo")
    assert refused.returncode == 1
    assert "Nobody was changed." in refused.stderr
