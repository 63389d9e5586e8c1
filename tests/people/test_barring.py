"""An account that the operator has barred: its owner is told, a stranger and a partner are not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from unittest.mock import patch

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nearer.crypto import new_code, stretch
from nearer.people import barring, credentials, erasing, recovery, sessions
from nearer.people.barring import Barred
from nearer.people.cookies import read_cookies
from nearer.people.keyring import WrongWords
from nearer.people.models import Credential, Person, SealedKeyring, Session
from nearer.people.rate_limits import Asker
from tests.cast import Couple, Friend
from tests.people.test_sign_in_views import RECOVER, page, sign_in, strip
from tests.start import steps

HERE = Asker("203.0.113.1")
NEW = "seven lanterns in the orchard"
SAID = "This account is blocked"


@pytest.fixture
def barred(ann: Friend) -> Friend:
    barring.bar(ann.keyring.owner)
    return ann


def code(friend: Friend) -> str:
    found = recovery.unproved_code(friend.keyring)
    assert found
    return found


def rows(friend: Friend) -> Iterator[object]:
    for model in (Credential, SealedKeyring):
        yield list(model._default_manager.filter(person=friend.keyring.me).values_list())


def test_the_right_passphrase_is_told_and_opens_nothing(client: Client, barred: Friend) -> None:
    answer = sign_in(client, barred)
    assert answer.status_code == 403
    assert SAID in page(answer)
    assert "turn to the person who runs this server" in page(answer)
    assert reverse("barred-copy") in page(answer)
    assert read_cookies({name: each.value for name, each in client.cookies.items()}) is None
    assert not Session.objects.exists()


def test_the_right_code_is_told_and_is_not_used_up(client: Client, barred: Friend) -> None:
    before = list(rows(barred))
    answer = sign_in(client, barred, RECOVER, code=code(barred), new_passphrase=NEW)
    assert answer.status_code == 403
    assert SAID in page(answer)
    assert list(rows(barred)) == before


def test_a_stranger_who_guesses_learns_nothing(client: Client, ann: Friend) -> None:
    """The same answer and the same work as before it was barred."""

    wrong = {"code": new_code().text, "new_passphrase": NEW}

    def guess() -> tuple[list[list[str]], int]:
        with patch("nearer.people.credentials.stretch", wraps=stretch) as derived:
            passphrase = sign_in(client, ann, passphrase="not the right words")
            answers = [passphrase, sign_in(client, ann, RECOVER, **wrong)]
        return [strip(page(each)) for each in answers], derived.call_count

    before = guess()
    barring.bar(ann.keyring.owner)
    assert guess() == before
    assert "do not match" in str(before)


def test_open_sessions_end_and_none_comes_to_be(ann: Friend) -> None:
    cookies = sessions.begin(ann.keyring, "phone")
    assert barring.bar(ann.keyring.owner) == 1
    assert sessions.resume(cookies) is None
    # One that began in the same moment, or whose row is put back.
    late = sessions.begin(ann.keyring, "phone")
    assert sessions.watch(late) is None
    assert not Session.objects.exists()


def test_it_opens_as_before_once_it_is_unbarred(client: Client, barred: Friend) -> None:
    barring.unbar(barred.keyring.owner)
    assert sign_in(client, barred).status_code == 302
    assert recovery.recover(barred.name, code(barred), HERE).keyring.me == barred.keyring.me


def test_signing_up_with_the_same_words_opens_it_as_little(client: Client, barred: Friend) -> None:
    steps.begin(client)
    words = {"name": barred.name, "new_passphrase": barred.passphrase}
    assert SAID in page(client.post(steps.KEEP, {**steps.SIGN_UP, **words}))
    assert not Session.objects.exists()


def test_a_deletion_that_was_asked_for_still_comes(client: Client, ann: Friend) -> None:
    erasing.ask_to_erase(ann.keyring)
    barring.bar(ann.keyring.owner)
    assert "That still happens, on" in page(sign_in(client, ann))
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert erasing.erase_due(timezone.now()) == 1


def test_words_that_were_being_written_are_given_back(client: Client, barred: Friend) -> None:
    path = reverse("check-in", args=[barred.keyring.private])
    held = {"kept_path": path, "kept_fields": '[["sentence","half a sentence"]]'}
    assert "half a sentence" in page(sign_in(client, barred, **held))


def test_the_right_words_are_a_sign_of_life(client: Client, barred: Friend) -> None:
    """Nobody is let into the seat of somebody who is only barred."""
    began = timezone.now()
    assert not sessions.was_used_since(barred.keyring.me, began)
    with time_machine.travel(began + timedelta(days=3)):
        sign_in(client, barred)
    assert sessions.was_used_since(barred.keyring.me, began)


def test_the_partner_sees_nothing_of_it(couple: Couple) -> None:
    ann, ben = couple.first, couple.second
    names = {"today": ben.keyring.private, "ours": couple.id, "agreement": couple.id}

    def seen() -> list[str]:
        answers: list[HttpResponse] = [
            ben.client.get(reverse(name, args=[space])) for name, space in names.items()
        ]
        assert {each.status_code for each in answers} == {200}
        return [strip(page(each)) for each in answers]

    before = seen()
    barring.bar(ann.keyring.owner)
    assert seen() == before


def test_for_a_copy_it_opens_with_either_words_and_for_nothing_else(barred: Friend) -> None:
    for words in (barred.passphrase, code(barred)):
        assert credentials.open_barred(barred.name, words, HERE).me == barred.keyring.me
    for words in ("not the right words", new_code().text):
        with pytest.raises(WrongWords):
            credentials.open_barred(barred.name, words, HERE)
    barring.unbar(barred.keyring.owner)
    with pytest.raises(WrongWords):
        credentials.open_barred(barred.name, barred.passphrase, HERE)


def test_no_way_in_leads_past_it(barred: Friend) -> None:
    with pytest.raises(Barred):
        credentials.sign_in(barred.name, barred.passphrase, HERE)
    with pytest.raises(Barred):
        recovery.recover(barred.name, code(barred), HERE)
    with pytest.raises(WrongWords):
        credentials.sign_in(barred.name, "not the right words", HERE)
    assert Person.objects.get().barred_on == timezone.now().date()
