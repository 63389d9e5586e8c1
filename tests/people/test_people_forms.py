"""The forms themselves: hints for password managers, and what is never echoed."""

from __future__ import annotations

import pytest

from nearer.people.admission import NotAdmitted, freely
from nearer.people.forms.account import AboutYou, spoken
from nearer.people.forms.ending import Deletion
from nearer.people.forms.newcomer import Newcomer
from nearer.people.forms.sign_in import Recover, SignIn, SignUp, wait_a_little
from nearer.people.keyring import About
from nearer.people.models import Person
from nearer.people.rate_limits import Asker
from tests.cast import Couple, Friend

CASES = {
    SignIn: {"username", "current-password"},
    SignUp: {"username", "new-password"},
    Recover: {"username", "off", "new-password"},
}


@pytest.mark.parametrize("form", CASES)
def test_password_managers_know_what_each_field_is(form: type[SignIn]) -> None:
    fields = form().fields.values()
    assert {field.widget.attrs["autocomplete"] for field in fields} == CASES[form]


@pytest.mark.parametrize("form", CASES)
def test_a_passphrase_is_never_put_back(form: type[SignIn]) -> None:
    words = {"passphrase": "secret words", "new_passphrase": "secret words", "name": ""}
    bound = form(words)
    assert not bound.is_valid()
    assert "secret words" not in str(bound)


def test_blanks_belong_to_a_passphrase() -> None:
    form = SignIn({"name": " Ann ", "passphrase": " two blanks  "})
    assert form.is_valid()
    assert form.cleaned_data == {"name": "Ann", "passphrase": " two blanks  "}


def test_signing_up_refuses_a_strange_name_and_easy_words() -> None:
    form = SignUp({"name": "<Ann>", "new_passphrase": "sunshine99"})
    assert set(form.errors) == {"name", "new_passphrase"}
    assert set(SignUp({"name": "wilhelmina", "new_passphrase": "Wilhelmina9"}).errors) == {
        "new_passphrase"
    }


@pytest.mark.django_db
def test_signing_up_opens_a_keyring_once_for_a_name() -> None:
    words = {"name": "Ann", "new_passphrase": "seven lanterns in the orchard"}
    first, second = SignUp(words), SignUp({**words, "name": "ANN"})
    assert first.is_valid()
    assert first.keyring(About("Ann"))
    assert second.is_valid()
    assert second.keyring(About("Ann")) is None
    assert "another" in second.errors["name"][0]


@pytest.mark.django_db
def test_sent_twice_it_opens_what_it_made_and_with_another_passphrase_nothing() -> None:
    words = {"name": "Ann  Marie", "new_passphrase": "seven lanterns in the orchard"}
    opened = []
    for more in (
        {"browser_zone": "Europe/Berlin"},
        {"time_zone": "Asia/Tokyo"},
        {"new_passphrase": "eight lanterns in the orchard"},
    ):
        form = Newcomer({**words, **more})
        assert form.is_valid()
        opened.append(form.arriving(Asker("203.0.113.1"), together=True, admit=freely))
    first, again, other = opened
    assert first
    assert again
    assert first.me == again.me
    for keyring in (first, again):
        about = keyring.about
        assert (about.shown_name, about.time_zone) == ("Ann Marie", "Europe/Berlin")
    assert other is None
    assert "another" in form.errors["name"][0]


def test_no_zone_is_asked_twice() -> None:
    listed = AboutYou(About(time_zone="Europe/Berlin"))
    older = AboutYou(About(time_zone="UTC"))
    assert str(listed).count('value="Europe/Berlin"') == 1
    assert str(older).count('value="UTC" selected') == 1


def test_lengths_of_time_are_in_words() -> None:
    assert spoken("idle_minutes", 5) == "5 minutes"
    assert spoken("idle_minutes", 60) == "1 hour"
    assert spoken("session_hours", 24) == "24 hours"
    assert "1 second " in wait_a_little(1)
    assert "2 seconds " in wait_a_little(2)


@pytest.mark.django_db
def test_deleting_asks_what_becomes_of_shared_words_only_where_there_are_two(
    couple: Couple, ann: Friend, zoe: Friend
) -> None:
    assert "words" in Deletion(ann.refresh(), Asker("203.0.113.1")).fields
    assert "words" not in Deletion(zoe.refresh(), Asker("203.0.113.1")).fields


@pytest.mark.django_db
def test_whom_the_server_does_not_take_is_told_so_and_makes_no_account() -> None:
    def none_any_more() -> None:
        raise NotAdmitted

    for admit in (None, none_any_more):
        form = Newcomer({"name": "Zoe", "new_passphrase": "umbrella seventeen quiet tram"})
        assert form.is_valid()
        assert form.arriving(Asker("203.0.113.1"), together=False, admit=admit) is None
        assert "no longer open" in str(form.non_field_errors())
    assert not Person.objects.exists()
