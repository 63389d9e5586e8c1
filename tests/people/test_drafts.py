"""Drafts without a session: found and opened by one cookie's secret, for one day."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from nearer.people import drafts
from nearer.people.models import Draft

pytestmark = pytest.mark.django_db


def test_what_is_kept_comes_back_to_the_same_secret_and_purpose() -> None:
    secret = drafts.new_secret()
    drafts.keep(secret, "start", b"words")
    drafts.keep(secret, "start", b"other words")
    assert drafts.kept(secret, "start") == b"other words"
    assert drafts.kept(secret, "after a lock") is None
    assert drafts.kept(drafts.new_secret(), "start") is None
    assert Draft.objects.count() == 1


def test_the_row_holds_neither_words_nor_secret() -> None:
    secret = drafts.new_secret()
    drafts.keep(secret, "start", b"words")
    row = Draft.objects.get()
    assert b"words" not in row.box
    assert secret not in row.box + row.id


def test_a_row_moved_or_changed_is_as_good_as_none() -> None:
    one, two = drafts.new_secret(), drafts.new_secret()
    drafts.keep(one, "start", b"words")
    row = Draft.objects.get()
    drafts.keep(two, "start", b"other")
    Draft.objects.exclude(pk=row.pk).update(box=row.box)
    assert drafts.kept(two, "start") is None
    assert drafts.kept(one, "start") == b"words"


def test_a_draft_is_gone_a_day_later() -> None:
    secret = drafts.new_secret()
    drafts.keep(secret, "start", b"words")
    with time_machine.travel(timezone.now() + timedelta(days=1, seconds=1)):
        assert drafts.kept(secret, "start") is None


def test_a_draft_can_be_forgotten() -> None:
    secret = drafts.new_secret()
    drafts.keep(secret, "start", b"words")
    drafts.forget(secret)
    assert not Draft.objects.exists()
    assert drafts.kept(secret, "start") is None


def test_too_long_a_draft_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        drafts.keep(drafts.new_secret(), "start", b"x" * (drafts.LONGEST + 1))


def test_of_what_strangers_begin_the_oldest_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever goes on is the newest again; what is kept for people is not counted and stays."""
    monkeypatch.setattr(drafts, "MOST_BEGUN", 3)
    secrets = [drafts.new_secret() for _ in range(5)]
    person, locked = drafts.new_secret(), drafts.new_secret()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        drafts.remember(person, b"Ann")
        drafts.keep(locked, "after a lock", b"hers")
        for each in [*secrets[:3], secrets[0], *secrets[3:]]:
            clock.shift(1)
            drafts.begin(each, "start", b"words")
        left = [each for each in secrets if drafts.kept(each, "start")]
        assert left == [secrets[0], *secrets[3:]]
        assert drafts.kept(person, drafts.WHOSE) == b"Ann"
        assert drafts.kept(locked, "after a lock") == b"hers"


def test_what_is_older_than_a_day_is_deleted_by_the_tick() -> None:
    drafts.keep(drafts.new_secret(), "start", b"words")
    assert drafts.erase_old_drafts(timezone.now()) == 0
    assert drafts.erase_old_drafts(timezone.now() + timedelta(days=1, minutes=1)) == 1
    assert not Draft.objects.exists()
