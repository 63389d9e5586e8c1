"""The recovery code: shown until it is proved, the only other credential, and never two codes."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from nearer.crypto import BrokenSeal, MistypedCode
from nearer.people import credentials, recovery, rekey
from nearer.people.keyring import Keyring, WrongWords
from nearer.people.models import Credential
from nearer.people.rate_limits import FREE, Asker, TooManyTries
from nearer.spaces.kinds import PRIVATE
from tests.cast import Friend
from tests.spaces.notes import Note

HOME = Asker("203.0.113.7")
NEW = "renewed orchard kettle"


def code_of(keyring: Keyring) -> str:
    code = recovery.unproved_code(keyring)
    assert code is not None
    return code


def test_two_groups_prove_the_code_and_then_nobody_can_show_it(ann: Friend) -> None:
    groups = code_of(ann.keyring).split("-")
    assert [len(group) for group in groups] == [4] * 9
    assert not recovery.prove(ann.keyring, groups[2], groups[6])
    assert not recovery.prove(ann.keyring, "", "")
    assert code_of(ann.keyring)
    assert recovery.prove(ann.keyring, f" {groups[2].lower()}", f"{groups[7]} ")
    assert recovery.unproved_code(ann.keyring) is None
    assert recovery.prove(ann.keyring, "no", "matter")


def test_after_a_week_two_other_groups_are_asked_for_once(ann: Friend) -> None:
    groups = code_of(ann.keyring).split("-")
    assert recovery.prove(ann.keyring, groups[2], groups[7])
    row = Credential.objects.get(person=ann.keyring.me, way=Credential.RECOVERY)
    assert groups[2] not in ann.keyring.open("recovery code", row.unproved or b"").decode()
    for days, is_asked in ((0, False), (6, False), (7, True), (13, True), (14, False)):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            assert recovery.is_asked_again(ann.keyring) is is_asked, days
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert not recovery.prove_again(ann.keyring, groups[0], groups[5])
        assert recovery.prove_again(ann.keyring, groups[0].lower(), f" {groups[4]}")
        for _ in range(2):
            recovery.ask_no_more(ann.keyring)
        assert not recovery.is_asked_again(ann.keyring)
        assert recovery.recover("Ann", "-".join(groups), HOME)


def test_the_code_opens_what_the_passphrase_opened(ann: Friend) -> None:
    ann.space.add(Note("still here"))
    code = code_of(ann.keyring)
    opened = recovery.recover(" ANN ", code.lower().replace("-", " "), HOME)
    keyring = rekey.renew(opened, NEW)
    again = Friend(ann.name, NEW, keyring)
    assert [entry.payload.text for entry in again.space.entries(Note)] == ["still here"]
    assert credentials.sign_in("Ann", NEW, HOME).spaces(PRIVATE.name) == [again.space.id]


def test_a_used_code_and_an_old_passphrase_open_nothing_more(ann: Friend) -> None:
    code = code_of(ann.keyring)
    keyring = rekey.renew(recovery.recover("Ann", code, HOME), NEW)
    assert code_of(keyring) != code
    with pytest.raises(WrongWords):
        recovery.recover("Ann", code, HOME)
    with pytest.raises(WrongWords):
        credentials.sign_in("Ann", ann.passphrase, HOME)


def test_wrong_names_and_codes_get_one_answer(ann: Friend, zoe: Friend) -> None:
    for name, code in (("Ann", code_of(zoe.keyring)), ("Nobody", code_of(ann.keyring))):
        with pytest.raises(WrongWords):
            recovery.recover(name, code, HOME)
    with pytest.raises(MistypedCode):
        recovery.recover("Ann", "AAAA", HOME)


def test_guessing_is_slowed_down(ann: Friend, zoe: Friend) -> None:
    code = code_of(zoe.keyring)
    for _ in range(FREE["name"]):
        with pytest.raises(WrongWords):
            recovery.recover("Ann", code, HOME)
    with pytest.raises(TooManyTries):
        recovery.recover("Ann", code, HOME)


def test_a_swapped_row_opens_nothing(ann: Friend, zoe: Friend) -> None:
    rows = Credential.objects.filter(way=Credential.RECOVERY)
    theirs = rows.get(person_id=zoe.keyring.me)
    own = rows.filter(person_id=ann.keyring.me)
    own.update(box=theirs.box, unproved=theirs.unproved)
    with pytest.raises(WrongWords):
        recovery.recover("Ann", code_of(zoe.keyring), HOME)
    with pytest.raises(BrokenSeal):
        recovery.unproved_code(ann.keyring)
