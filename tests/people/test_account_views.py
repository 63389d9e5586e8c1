"""The account pages (tab "You"): profile, devices, and when they lock."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nearer.people import recovery, sessions
from nearer.people.models import Person, Session
from nearer.seats.membership import open_space
from tests.cast import Friend

PAGES = [
    "account",
    "account-about",
    "account-limits",
    "account-devices",
    "account-passphrase",
    "account-code",
    "account-code-prove",
    "account-code-new",
    "account-keys",
    "account-delete",
    "account-wish",
]


def page(friend: Friend, name: str) -> str:
    answer = friend.client.get(reverse(name))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_strangers_find_nothing(client: Client, db: None, name: str) -> None:
    assert client.get(reverse(name)).status_code == 404
    assert client.post(reverse(name), {"passphrase": "x"}).status_code in (404, 405)


@pytest.mark.parametrize("name", PAGES)
def test_who_is_locked_is_asked_to_unlock_and_comes_back(ann: Friend, name: str) -> None:
    ann.client.get("/account/")
    Session.objects.all().delete()
    answer = ann.client.get(reverse(name))
    assert answer.headers["Location"].startswith("/sign-in/?next=%2Faccount%2F")


def test_everything_at_a_glance(ann: Friend) -> None:
    said = page(ann, "account")
    for words in ("Ann", "Europe/Berlin", "Test browser", "15 minutes", "After 12 hours"):
        assert words in said
    assert "not on paper yet" in said
    assert "<title>Nearer</title>" in said
    code = recovery.unproved_code(ann.keyring) or ""
    recovery.prove(ann.keyring, *(code.split("-")[place] for place in recovery.ASKED))
    ann.another_client()
    said = page(ann, "account")
    assert "not on paper yet" not in said
    assert "and others" in said


def test_a_person_without_a_shown_name(ann: Friend) -> None:
    ann.client.post(reverse("account-about"), {"time_zone": "Europe/Berlin"})
    assert "not said" in page(ann, "account")


def test_what_is_said_about_oneself_is_kept_sealed(ann: Friend) -> None:
    words = {"shown_name": "Annette", "time_zone": "Asia/Tokyo", "country": "JP"}
    answer = ann.client.post(reverse("account-about"), words)
    assert answer.headers["Location"] == "/account/"
    about = ann.refresh().about
    assert (about.shown_name, about.time_zone, about.country) == ("Annette", "Asia/Tokyo", "JP")
    assert str(open_space(ann.keyring, ann.space.id).zone) == "Asia/Tokyo"
    said = page(ann, "account")
    assert "Annette" in said
    assert "Japan" in said


def test_an_unknown_zone_is_refused_and_the_name_stays(ann: Friend) -> None:
    words = {"shown_name": "Annette", "time_zone": "Moon/Base", "country": "DE"}
    said = ann.client.post(reverse("account-about"), words).content.decode()
    assert "id_time_zone_error" in said
    assert 'value="Annette"' in said
    assert ann.refresh().about.time_zone == "Europe/Berlin"


def test_a_zone_by_an_older_name_can_stay(ann: Friend) -> None:
    ann.keyring.change(lambda contents: setattr(contents.about, "time_zone", "Asia/Calcutta"))
    assert 'value="Asia/Calcutta" selected' in page(ann, "account-about")
    words = {"shown_name": "Ann", "time_zone": "Asia/Calcutta"}
    assert ann.client.post(reverse("account-about"), words).status_code == 302


def test_limits_are_ones_own_choice(ann: Friend) -> None:
    other = ann.another_client()
    assert "15 minutes" in page(ann, "account-limits")
    words = {"idle_minutes": "60", "session_hours": "1"}
    assert ann.client.post(reverse("account-limits"), words).status_code == 302
    person = Person.objects.get(pk=ann.keyring.me)
    assert (person.idle_minutes, person.session_hours) == (60, 1)
    assert "1 hour" in page(ann, "account")
    # What was unlocked before for twelve hours ends after one, too.
    with time_machine.travel(timezone.now() + timedelta(minutes=59)):
        assert ann.client.get("/account/").status_code == 200
        assert other.get("/account/").status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert ann.client.get("/account/").status_code == 302


def test_limits_stay_within_the_operators_bounds(ann: Friend, settings: LazySettings) -> None:
    settings.NEARER_IDLE_MINUTES = range(2, 11)
    said = page(ann, "account-limits")
    assert "30 minutes" not in said
    assert "15 minutes" in said  # what they have now stays until they choose again
    for wrong in ({"idle_minutes": "30"}, {"session_hours": "0"}, {"idle_minutes": "soon"}):
        words = {"idle_minutes": "5", "session_hours": "8", **wrong}
        assert ann.client.post(reverse("account-limits"), words).status_code == 200
    assert Person.objects.get(pk=ann.keyring.me).idle_minutes == 15


def test_devices_are_listed_and_this_one_marked(ann: Friend) -> None:
    sessions.begin(ann.keyring, "Firefox on Android")
    said = page(ann, "account-devices")
    assert "Firefox on Android" in said
    assert said.count("this one") == 1
    with time_machine.travel(timezone.now() + timedelta(minutes=10)):
        page(ann, "account-devices")
    with time_machine.travel(timezone.now() + timedelta(minutes=20)):
        said = page(ann, "account-devices")
    assert "Firefox on Android" not in said  # idle, so it is locked already
    assert "Lock all others" not in said


def test_a_name_that_does_not_open_is_no_reason_to_hide_a_device(ann: Friend) -> None:
    ann.client.get("/account/")
    Session.objects.update(device=b"x" * 400)
    assert "A browser" in page(ann, "account-devices")


def choose(friend: Friend, which: str) -> str:
    words = {"which": which}
    return friend.client.post(reverse("account-devices"), words).headers["Location"]


def test_one_device_can_be_locked(ann: Friend) -> None:
    one = ann.another_client()
    which = Session.objects.get().id.hex()
    two = ann.another_client()
    assert choose(ann, which) == reverse("account-devices")
    assert one.get("/account/").status_code == 302
    for client in (two, ann.client):
        assert client.get("/account/").status_code == 200


def test_somebody_elses_device_cannot(ann: Friend, ben: Friend) -> None:
    ben.client.get("/account/")
    other = Session.objects.get(person_id=ben.keyring.me)
    for which in (other.id.hex(), uuid.uuid4().hex, ""):
        choose(ann, which)
    assert ben.client.get("/account/").status_code == 200
    assert ann.client.get("/account/").status_code == 200


def test_all_others_can_be_locked(ann: Friend, ben: Friend) -> None:
    other = ann.another_client()
    ben.client.get("/account/")
    assert choose(ann, "others") == reverse("account-devices")
    assert other.get("/account/").status_code == 302
    assert ann.client.get("/account/").status_code == 200
    assert ben.client.get("/account/").status_code == 200


def test_everything_can_be_locked(ann: Friend) -> None:
    other = ann.another_client()
    assert choose(ann, "all") == "/lock/"
    assert ann.client.get("/lock/").headers["Location"] == "/sign-in/"
    for client in (other, ann.client):
        assert client.get("/account/").status_code in (302, 404)
    assert not Session.objects.exists()
