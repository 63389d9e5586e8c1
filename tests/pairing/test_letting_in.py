"""Ben has lost passphrase and recovery code. Ann lets him back into what the two share."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.conf import LazySettings
from django.utils import timezone

from nearer.couples.couple import couples, open_couple_space
from nearer.crypto import BrokenSeal
from nearer.pairing import letting_in
from nearer.pairing.joining import step_in
from nearer.pairing.letting_in import wait
from nearer.pairing.models import Invitation
from nearer.people.models import Person, Session
from nearer.seats import membership
from nearer.spaces.space import OpenSpace
from tests.cast import Friend
from tests.pairing import walks
from tests.pairing.walks import TAPS, at, page, send
from tests.spaces.notes import Note

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(ann: Friend, ben: Friend) -> OpenSpace:
    """The couple's space, on its third key, with a note under it and one before."""
    walks.become_two(ann, ben)
    space = next(couples(ann.refresh()))
    space.add(Note("from the beginning"))
    membership.rotate(ann.keyring, space.id)
    space = next(couples(ann.refresh()))
    space.add(Note("from before"))
    return space


def come_again(ann: Friend, newcomer: Friend, two: OpenSpace) -> None:
    """Up to the weeks in between. Zoe plays Ben with a new account."""
    send(ann.client, walks.reverse("let-back-in", args=[two.id]))
    link = walks.code(ann)
    assert "Back to the place" in walks.open_link(newcomer.client, link)
    page(newcomer.client, "/join/in/")
    send(newcomer.client, at(newcomer, "together-taps"), **TAPS)
    walks.say_same(newcomer)
    assert "Two weeks of waiting" in walks.say_same(ann)


def let_in(ann: Friend, two: OpenSpace) -> str:
    """In a browser of that day: the one of the day before has locked itself."""
    return send(ann.another_client(), walks.reverse("let-in", args=[two.id]))


def later() -> time_machine.travel:
    return time_machine.travel(timezone.now() + wait() + timedelta(minutes=1), tick=True)


def test_after_two_weeks_they_read_what_was_shared(
    two: OpenSpace, ann: Friend, zoe: Friend
) -> None:
    come_again(ann, zoe, two)
    with later():
        assert "The wait is over" in page(ann.another_client(), at(ann, "together"))
        let_in(ann, two)
        assert open_couple_space(zoe.refresh()) is None
        back = step_in(zoe.refresh())
        assert back
        texts = {entry.payload.text for entry in back.entries(Note)}
        assert texts == {"from the beginning", "from before"}
        assert (walks.couple(zoe).other, walks.couple(ann).other) == ("Ann", "Zoe")


def test_not_before_the_wait_is_over(two: OpenSpace, ann: Friend, zoe: Friend) -> None:
    come_again(ann, zoe, two)
    assert "not time yet" in let_in(ann, two)
    assert step_in(zoe.refresh()) is None


def assert_it_is_over(ann: Friend, newcomer: Friend, two: OpenSpace) -> None:
    """Whatever the clock says, and for good."""
    with later():
        assert "a key of the old account was used" in let_in(ann, two)
        assert step_in(newcomer.refresh()) is None
        assert "It has been stopped" in page(ann.another_client(), at(ann, "together"))


def test_who_still_has_the_old_account_can_object(
    two: OpenSpace, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    client = ben.another_client()
    come_again(ann, zoe, two)
    assert "Stop it" in page(client, at(ben, "today"))
    send(client, walks.reverse("not-me", args=[two.id]))
    assert "Stop it" not in page(client, at(ben, "today"))
    for friend in (ann, ben):
        assert "No new account is let in" in page(friend.another_client(), at(friend, "today"))
    assert_it_is_over(ann, zoe, two)


def test_a_script_objects_for_whoever_opens_a_page(
    two: OpenSpace, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    client = ben.another_client()
    come_again(ann, zoe, two)
    said = page(client, at(ben, "today"))
    assert 'hx-trigger="load"' in said
    url = walks.reverse("not-me", args=[two.id])
    assert f'hx-post="{url}"' in said
    answer = client.post(url, headers={"HX-Request": "true"})
    assert "it has been stopped" in " ".join(answer.content.decode().split())
    assert_it_is_over(ann, zoe, two)


def test_signing_in_is_a_sign_of_life(
    two: OpenSpace, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    come_again(ann, zoe, two)
    with time_machine.travel(timezone.now() + timedelta(days=5)):
        ben.sign_in()
    assert_it_is_over(ann, zoe, two)


def test_reading_a_page_is_a_sign_of_life(
    two: OpenSpace, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    """Without any script, in a session that was open before; also once it has ended."""
    come_again(ann, zoe, two)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        client = ben.another_client()
        page(client, walks.reverse("ours", args=[two.id]))
        assert letting_in.opens_at(ann.refresh(), ann.open(two.id)) is None
        client.post("/lock/")
    assert_it_is_over(ann, zoe, two)


def test_it_stands_on_every_page_meanwhile(
    two: OpenSpace, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    come_again(ann, zoe, two)
    client, calm = ben.another_client(), ann.another_client()
    for name in ("today", "mine", "progress", "together"):
        assert "A new account is about to get your place" in page(client, at(ben, name)), name
        assert "A new account is about" not in page(calm, at(ann, name)), name
    for url in ("/account/", "/account/keys/", walks.reverse("ours", args=[two.id])):
        assert "A new account is about to get your place" in page(client, url), url


def test_rows_that_are_moved_skip_nothing(
    two: OpenSpace, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    """Whoever writes to the database: when it was announced, and that it was objected to, stands in
    the chain."""
    come_again(ann, zoe, two)
    past = timezone.now() - timedelta(days=400)
    Invitation.objects.update(expires_at=timezone.now() + timedelta(days=400))
    Person.objects.update(used_on=past.date())
    Session.objects.update(seen_at=past)
    assert "not time yet" in let_in(ann, two)
    rows = list(Invitation.objects.values())
    send(ben.another_client(), walks.reverse("not-me", args=[two.id]))
    Invitation.objects.all().delete()
    Invitation.objects.create(**rows[0])
    Person.objects.update(used_on=past.date())
    with later():
        Session.objects.all().delete()
        assert "a key of the old account was used" in let_in(ann, two)


def test_whoever_began_it_can_end_it(two: OpenSpace, ann: Friend, ben: Friend, zoe: Friend) -> None:
    client = ben.another_client()
    come_again(ann, zoe, two)
    send(ann.client, at(ann, "together-withdraw"))
    assert "A new account is about" not in page(client, at(ben, "today"))
    with later():
        assert step_in(zoe.refresh()) is None


def test_the_wait_is_never_shorter_than_two_weeks(settings: LazySettings) -> None:
    assert wait() == timedelta(days=14)
    settings.NEARER_LETTING_IN_DAYS = 30
    assert wait() == timedelta(days=30)


def test_the_old_account_keeps_what_it_could_read(
    two: OpenSpace, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    come_again(ann, zoe, two)
    with later():
        let_in(ann, two)
        assert step_in(zoe.refresh())
        ann.open(two.id).add(Note("from afterwards"))
        ben.sign_in()
        space = ben.open(two.id)
        texts = {entry.payload.text for entry in space.entries(Note)}
        assert texts == {"from the beginning", "from before"}
        client = ben.another_client()
        assert "A new account has your place" in page(
            client, walks.reverse("agreement", args=[two.id])
        )
        assert walks.ANSWER in page(client, walks.reverse("ours", args=[two.id]))
        copy = client.post(at(ben, "export"), {"passphrase": ben.passphrase})
        with zipfile.ZipFile(io.BytesIO(copy.content)) as bundle:
            assert walks.REPLY in bundle.read("nearer.json").decode()
        assert client.get(walks.reverse("note", args=[two.id])).status_code == 302


def test_keys_that_are_not_the_chains_own_are_refused(two: OpenSpace, ann: Friend) -> None:
    with pytest.raises(BrokenSeal):
        membership.take_earlier(ann.refresh(), two.id, {1: bytes(32)})


def test_a_stranger_cannot_begin_it(two: OpenSpace, zoe: Friend) -> None:
    for name in ("let-back-in", "let-in", "not-me"):
        assert zoe.client.post(walks.reverse(name, args=[two.id])).status_code == 404
