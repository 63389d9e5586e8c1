"""Deleting an account: a week to change one's mind, then nothing that is theirs alone is left."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.utils import timezone

from nearer.people import erasing, sessions
from nearer.people.models import Person, Session
from nearer.spaces.models import SealedEntry, Space
from tests.at_once import at_once
from tests.cast import Couple, Friend
from tests.spaces.notes import Note


def due(friend: Friend) -> None:
    past = timezone.now() - timedelta(minutes=1)
    Person.objects.filter(pk=friend.keyring.me).update(delete_after=past)


def test_the_wish_locks_every_device_and_can_be_taken_back(ann: Friend) -> None:
    cookies = sessions.begin(ann.keyring, "phone")
    moment = erasing.ask_to_erase(ann.keyring)
    assert timedelta(days=6, hours=23) < moment - timezone.now() <= timedelta(days=7)
    assert sessions.resume(cookies) is None
    assert ann.sign_in().owner.delete_after == moment
    erasing.keep_after_all(ann.keyring)
    assert ann.keyring.owner.delete_after is None
    assert erasing.erase_due(timezone.now() + timedelta(days=30)) == 0
    assert ann.sign_in()


def test_nothing_is_left_of_a_deleted_person(ann: Friend) -> None:
    ann.space.add(Note("mine"))
    sessions.begin(ann.keyring, "phone")
    due(ann)
    assert erasing.erase_due(timezone.now()) == 1
    left = {
        model._meta.label
        for model in apps.get_models()
        if model._meta.managed and model.objects.exists()
    }
    # Both name nobody and end by themselves.
    assert left <= {"people.Attempts", "people.Draft"}


def test_the_partner_keeps_what_is_shared(couple: Couple, ann: Friend, ben: Friend) -> None:
    couple.seen_by(ben).add(Note("ours"))
    ben.space.add(Note("his"))
    due(ben)
    assert erasing.erase_due(timezone.now()) == 1
    assert [entry.payload.text for entry in couple.seen_by(ann).entries(Note)] == ["ours"]
    assert Space.objects.count() == 2
    assert SealedEntry.objects.exclude(id=ben.keyring.me.bytes).count() == 1  # his tally is left


def test_of_two_who_have_gone_nothing_is_left(couple: Couple, ann: Friend, ben: Friend) -> None:
    couple.seen_by(ben).add(Note("ours"))
    for friend in (ann, ben):
        due(friend)
    assert erasing.erase_due(timezone.now()) == 2
    assert not Space.objects.exists()
    assert not SealedEntry.objects.exists()


def test_only_accounts_whose_day_has_come_are_deleted(ann: Friend, zoe: Friend) -> None:
    due(ann)
    erasing.ask_to_erase(zoe.keyring)
    assert erasing.erase_due(timezone.now()) == 1
    assert list(Person.objects.values_list("pk", flat=True)) == [zoe.keyring.me]
    assert erasing.erase_due(timezone.now()) == 0


def test_a_mind_changed_at_the_last_moment_counts(
    ann: Friend, monkeypatch: pytest.MonkeyPatch
) -> None:
    due(ann)
    real = transaction.atomic

    def first_change(*words: Any) -> Any:
        erasing.keep_after_all(ann.keyring)
        return real(*words)

    monkeypatch.setattr(erasing.transaction, "atomic", first_change)
    assert erasing.erase_due(timezone.now()) == 0
    monkeypatch.undo()
    assert Person.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_ticks_erase_one_person_once(ann: Friend, zoe: Friend) -> None:
    sessions.begin(ann.keyring, "phone")
    due(ann)
    now = timezone.now()
    assert sorted(at_once([lambda: erasing.erase_due(now)] * 3)) == [0, 0, 1]  # type: ignore[type-var]
    assert list(Person.objects.values_list("pk", flat=True)) == [zoe.keyring.me]
    assert not Session.objects.exists()
