"""Who may sign up: everybody, whoever was invited, or nobody new."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.utils import timezone

from nearer.pairing import tickets
from nearer.pairing.invitation_token import read_code
from nearer.pairing.models import Ticket
from nearer.people.admission import NotAdmitted
from nearer.people.models import Person
from tests.cast import Friend
from tests.pairing.walks import answer, at, invite, page, send

pytestmark = pytest.mark.django_db
NEW = {
    "name": "Zoe",
    "new_passphrase": "umbrella seventeen quiet tram",
    "browser_zone": "Europe/Berlin",
}
KEEP, JOIN, JOIN_ACCOUNT, FRONT = "/start/keep/", "/join/", "/join/account/", "/"
BY_INVITATION, NOBODY_NEW = "New people come in by invitation", "Nobody new can sign up here"


@pytest.fixture
def invited(settings: LazySettings) -> LazySettings:
    settings.NEARER_SIGN_UP = tickets.INVITED
    return settings


@pytest.fixture
def closed(settings: LazySettings) -> LazySettings:
    settings.NEARER_SIGN_UP = tickets.CLOSED
    return settings


def link(days: int = 1) -> str:
    return tickets.make(timezone.now() + timedelta(days=days))


def signs_up(browser: Client, **other: str) -> bool:
    before = Person.objects.count()
    send(browser, KEEP, **{**NEW, **other})
    return Person.objects.count() == before + 1


def test_where_it_is_open_everybody_signs_up(client: Client) -> None:
    for path in (FRONT, KEEP):
        assert BY_INVITATION not in page(client, path)
    assert signs_up(client)


def test_nobody_comes_uninvited(client: Client, invited: LazySettings) -> None:
    invited.NEARER_RUN_BY = "the practice of Dr. Lind"
    for path in (FRONT, KEEP):
        said = page(client, path)
        assert BY_INVITATION in said
        assert "from the practice of Dr. Lind" in said
        assert f'href="{JOIN}"' in said
    assert 'name="new_passphrase"' not in page(client, KEEP)
    assert not signs_up(client)


def test_a_link_lets_one_person_in_and_no_second(invited: LazySettings) -> None:
    given = link()
    first, second = Client(), Client()
    for browser in (first, second):
        assert "Tap how you are" in send(browser, JOIN, code=given)
        assert BY_INVITATION not in page(browser, FRONT)
        assert 'name="new_passphrase"' in page(browser, KEEP)
    assert signs_up(first)
    assert not Ticket.objects.exists()
    assert not first.cookies["t"].value
    assert not signs_up(second, name="Eve")
    assert "This invitation is no longer open." in send(second, KEEP, **{**NEW, "name": "Eve"})


def test_the_same_form_sent_twice_makes_one_account(invited: LazySettings) -> None:
    browser, twin = Client(), Client()
    send(browser, JOIN, code=link())
    twin.cookies["t"] = browser.cookies["t"].value
    assert signs_up(browser)
    assert not signs_up(twin)
    assert page(twin, "/account/")  # and is signed in all the same


def test_a_refused_form_leaves_the_link_as_it_was(ann: Friend, invited: LazySettings) -> None:
    browser = Client()
    send(browser, JOIN, code=link())
    assert "already has this name" in send(browser, KEEP, **{**NEW, "name": "Ann"})
    assert not signs_up(browser, new_passphrase="short")
    assert Ticket.objects.count() == 1
    assert signs_up(browser)


def test_a_link_ends_by_itself(invited: LazySettings) -> None:
    given, browser = link(days=-1), Client()
    assert "does not work" in send(browser, JOIN, code=given)
    assert not signs_up(browser)
    assert tickets.end_overdue(timezone.now()) == 1
    assert tickets.end_overdue(timezone.now()) == 0


def test_a_partners_invitation_counts(ann: Friend, invited: LazySettings) -> None:
    browser = Client()
    answer(browser, invite(ann))
    assert 'name="new_passphrase"' in page(browser, JOIN_ACCOUNT)
    send(browser, JOIN_ACCOUNT, **NEW)
    assert Person.objects.filter(name="zoe").exists()


def test_where_it_is_closed_nobody_new_comes(ann: Friend, closed: LazySettings) -> None:
    browser, given = Client(), link()
    send(browser, JOIN, code=given)
    for path in (FRONT, KEEP):
        assert NOBODY_NEW in page(browser, path)
    assert not signs_up(browser)
    by_ann = invite(ann)
    assert NOBODY_NEW in page(ann.client, at(ann, "together"))
    guest = Client()
    answer(guest, by_ann)
    assert NOBODY_NEW in page(guest, JOIN_ACCOUNT)
    send(guest, JOIN_ACCOUNT, **NEW)
    assert [person.name for person in Person.objects.all()] == ["ann"]


def test_nobody_finds_out_names_where_it_is_closed(ann: Friend, closed: LazySettings) -> None:
    said = send(Client(), KEEP, **{**NEW, "name": "Ann"})
    assert "already has this name" not in said


def test_the_row_says_neither_for_whom_nor_with_what(invited: LazySettings) -> None:
    given = link()
    secret = read_code(given)
    assert secret
    row = Ticket.objects.get()
    assert secret not in row.id
    assert given.startswith("http://localhost:8000/join/#")


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_is_let_in() -> None:
    secret = read_code(link())
    assert secret
    gate, came = Barrier(2), []

    def come() -> None:
        gate.wait()
        try:
            tickets.use(secret)
            came.append(True)
        except NotAdmitted:
            came.append(False)
        finally:
            connection.close()

    threads = [Thread(target=come) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(came) == [False, True]
