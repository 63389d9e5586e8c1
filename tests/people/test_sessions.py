"""Two cookies open a keyring until the idle time, the absolute end, or a lock from anywhere."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from nearer.crypto import BrokenSeal, session_hash
from nearer.people import events, sessions
from nearer.people.keyring import Keyring
from nearer.people.models import Person, Session
from nearer.people.sessions import Cookies
from tests.cast import Friend


@pytest.fixture
def cookies(ann: Friend) -> Cookies:
    return sessions.begin(ann.keyring, "Ann's phone")


def later(**words: float) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(**words), tick=False)


def test_both_halves_are_needed(ann: Friend, cookies: Cookies) -> None:
    resumed = sessions.resume(cookies)
    assert resumed is not None
    assert resumed.me == ann.keyring.me
    other = sessions.begin(ann.keyring, "other")
    for wrong in (
        Cookies(cookies.sid, other.secret),
        Cookies(other.sid, cookies.secret),
        Cookies(bytes(32), cookies.secret),
    ):
        assert sessions.resume(wrong) is None


def test_the_row_holds_neither_half(cookies: Cookies) -> None:
    row = Session.objects.get()
    assert row.id == session_hash(cookies.sid)
    for half in (cookies.sid, cookies.secret, b"Ann's phone"):
        assert half not in row.box + row.device + row.id
    assert cookies.secret.hex() not in repr(cookies)


def test_a_row_of_somebody_else_opens_nothing(zoe: Friend, cookies: Cookies) -> None:
    Session.objects.update(person_id=zoe.keyring.me)
    assert sessions.resume(cookies) is None


def test_the_empty_keyring_begins_no_session() -> None:
    with pytest.raises(BrokenSeal):
        sessions.begin(Keyring(), "phone")


def test_a_session_ends_when_idle(cookies: Cookies) -> None:
    with later(minutes=14):
        assert sessions.resume(cookies)
    with later(minutes=28):
        assert sessions.resume(cookies)
    with later(minutes=28 + 15):
        assert sessions.resume(cookies) is None
        assert not Session.objects.exists()
    assert sessions.resume(cookies) is None


def test_a_session_ends_after_its_hours_even_in_use(ann: Friend) -> None:
    Person.objects.update(idle_minutes=60, session_hours=1)
    ann.refresh()
    cookies = sessions.begin(ann.keyring, "phone")
    with later(minutes=59):
        assert sessions.resume(cookies)
    with later(minutes=60):
        assert sessions.resume(cookies) is None


def test_not_every_click_is_recorded(cookies: Cookies) -> None:
    begun = Session.objects.get().seen_at
    with later(seconds=59):
        sessions.resume(cookies)
    assert Session.objects.get().seen_at == begun
    with later(seconds=61):
        sessions.resume(cookies)
    assert Session.objects.get().seen_at > begun


def test_watching_a_session_does_not_use_it(cookies: Cookies) -> None:
    with later(minutes=10):
        watched = sessions.watch(cookies)
    assert watched is not None
    row = Session.objects.get()
    assert watched[1] == row.seen_at + timedelta(minutes=15)
    assert row.seen_at == row.started_at
    assert sessions.watch(Cookies(bytes(32), bytes(32))) is None


def test_a_lock_ends_this_session_all_or_all_but_this(
    ann: Friend, zoe: Friend, cookies: Cookies
) -> None:
    others = [sessions.begin(ann.keyring, "laptop") for _ in range(2)]
    foreign = sessions.begin(zoe.keyring, "zoe's")
    sessions.lock(others[0])
    assert [bool(sessions.resume(each)) for each in (cookies, *others)] == [True, False, True]
    sessions.lock_everywhere(ann.keyring, but=cookies)
    assert [bool(sessions.resume(each)) for each in (cookies, *others)] == [True, False, False]
    sessions.lock_everywhere(ann.keyring)
    assert sessions.resume(cookies) is None
    assert sessions.resume(foreign)


def test_a_lock_is_announced_once_and_only_when_a_session_ended(cookies: Cookies) -> None:
    told: list[bytes] = []

    def hear(session_ids: list[bytes], **_: object) -> None:
        told.extend(session_ids)

    events.locked.connect(hear)
    try:
        sessions.lock(cookies)
        sessions.lock(cookies)
    finally:
        events.locked.disconnect(hear)
    assert told == [session_hash(cookies.sid)]


def test_devices_are_ones_own_and_this_one_comes_first(
    ann: Friend, zoe: Friend, cookies: Cookies
) -> None:
    sessions.begin(zoe.keyring, "zoe's")
    laptop = sessions.begin(ann.keyring, "laptop")
    found = sessions.devices(ann.keyring, cookies)
    assert [(device.name, device.is_this) for device in found] == [
        ("Ann's phone", True),
        ("laptop", False),
    ]
    sessions.lock_one(zoe.keyring, found[1].id)
    sessions.lock_one(ann.keyring, "unknown")
    assert sessions.resume(laptop)
    sessions.lock_one(ann.keyring, found[1].id)
    assert sessions.resume(laptop) is None


def test_a_name_that_was_tampered_with_is_left_out(ann: Friend, cookies: Cookies) -> None:
    Session.objects.update(device=b"another")
    assert [device.name for device in sessions.devices(ann.keyring, cookies)] == [""]


def test_every_session_past_its_time_is_ended_whoevers_it_is(
    ann: Friend, zoe: Friend, cookies: Cookies
) -> None:
    sessions.limit(zoe.keyring, 60, 24)
    hers = sessions.begin(zoe.keyring, "zoe's")
    with later(minutes=14):
        assert sessions.end_overdue(timezone.now()) == 0
    with later(minutes=16):
        assert sessions.end_overdue(timezone.now()) == 1
    assert [row.id for row in Session.objects.all()] == [session_hash(hers.sid)]
    Session.objects.update(seen_at=timezone.now() + timedelta(hours=24))
    with later(hours=24):
        assert sessions.end_overdue(timezone.now()) == 1


@pytest.mark.parametrize("name", ["idle_minutes", "session_hours"])
def test_limits_are_bounds_also_of_what_stands_in_the_row(ann: Friend, name: str) -> None:
    """Whoever writes to the database keeps no session open for ever."""
    cookies = sessions.begin(ann.keyring, "phone")
    far = timezone.now() + timedelta(days=400)
    Person.objects.update(**{name: 30_000})
    Session.objects.update(ends_at=far, seen_at=timezone.now() + timedelta(hours=30))
    with time_machine.travel(timezone.now() + timedelta(hours=24, minutes=1)):
        assert sessions.resume(cookies) is None


def test_a_session_whose_beginning_was_moved_opens_nothing(ann: Friend) -> None:
    cookies = sessions.begin(ann.keyring, "phone")
    assert sessions.resume(cookies)
    Session.objects.update(started_at=timezone.now() + timedelta(hours=2))
    assert sessions.resume(cookies) is None


def test_a_moment_at_the_end_of_all_days_ends_a_session(ann: Friend) -> None:
    cookies = sessions.begin(ann.keyring, "phone")
    Session.objects.update(seen_at=datetime.max.replace(tzinfo=UTC))
    assert sessions.resume(cookies) is None


def test_the_last_use_of_an_account_is_known_by_the_day(ann: Friend) -> None:
    me, now = ann.keyring.me, timezone.now()
    assert not sessions.was_used_since(me, now)
    cookies = sessions.begin(ann.keyring, "phone")
    assert sessions.was_used_since(me, now)
    sessions.lock(cookies)
    assert not sessions.was_used_since(me, now)
    assert sessions.was_used_since(me, now - timedelta(days=1))
