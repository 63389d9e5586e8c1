"""Scheduled jobs do what is due, without a key."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from nearer.people import drafts, erasing, rate_limits, sessions
from nearer.people.models import Attempts, Person, Session
from nearer.site.checks import tick_warnings
from nearer.site.tick import TICK_EVERY, claim, last_round, tick, tick_now, tick_quietly
from tests.cast import Friend
from tests.site.house import NEARER, PATIENCE, ROOT, House

NOTHING = {
    "accounts erased": 0,
    "sessions ended": 0,
    "drafts erased": 0,
    "invitations ended": 0,
    "operator's invitations ended": 0,
    "counts of tries erased": 0,
    "addresses forgotten": 0,
    "reminders sent": 0,
}


@pytest.mark.django_db
def test_each_job_acts_when_its_time_has_come_and_once(ann: Friend, ben: Friend) -> None:
    sessions.begin(ann.keyring, "left open")
    erasing.ask_to_erase(ben.keyring)
    drafts.keep(drafts.new_secret(), "test", b"words")
    rate_limits.count_newcomer("203.0.113.1")
    now = timezone.now()
    assert tick(now).counts == NOTHING
    soon, tomorrow, later = (now + timedelta(days=days) for days in (0.02, 1.1, 8))
    assert tick(soon).counts["sessions ended"] == 1
    assert not Attempts.objects.exists()
    assert tick(tomorrow).counts["drafts erased"] >= 1
    assert tick(tomorrow).counts["accounts erased"] == 0
    assert tick(later).counts["accounts erased"] == 1
    assert tick(later).counts == NOTHING
    assert [person.name for person in Person.objects.all()] == ["ann"]


@pytest.mark.django_db
def test_sessions_end_by_their_own_persons_limit(ann: Friend, ben: Friend) -> None:
    Person.objects.filter(pk=ann.keyring.me).update(idle_minutes=2)
    Person.objects.filter(pk=ben.keyring.me).update(idle_minutes=60)
    for friend in (ann, ben):
        sessions.begin(friend.keyring, "a device")
    assert tick(timezone.now() + timedelta(minutes=3)).counts["sessions ended"] == 1
    assert Session.objects.get().person_id == ben.keyring.me
    with time_machine.travel(timezone.now() + timedelta(hours=13)):
        assert tick(timezone.now()).counts["sessions ended"] == 1


@pytest.mark.django_db
def test_of_several_processes_one_claims_a_round() -> None:
    now = timezone.now()
    assert last_round() is None
    assert [claim(now), claim(now), claim(now + timedelta(seconds=30))] == [True, False, False]
    assert claim(now + timedelta(seconds=TICK_EVERY))
    assert not claim(now + timedelta(seconds=30))  # a clock that is a little behind
    assert claim(now - timedelta(hours=1))  # one that had been ahead, and was set right
    assert last_round() is None
    tick_now(now)
    assert last_round() is not None


@pytest.mark.django_db
def test_that_nothing_falls_due_any_more_is_said() -> None:
    assert tick_warnings() == []
    tick_now(timezone.now())
    assert tick_warnings() == []
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        (said,) = tick_warnings()
    assert said.startswith("What falls due was last done on ")


def test_the_server_does_what_falls_due_on_either_database(build: Callable[..., House]) -> None:
    house = build().start("--no-tick")
    house.browser().sign("up", "Ann")
    house.stop()
    due = (
        "from nearer.people.models import Person; from django.utils import timezone;"
        "Person.objects.update(delete_after=timezone.now())"
    )
    left = "from nearer.people.models import Person; print(Person.objects.count())"
    house.nearer("shell", "--command", due)
    house.start("--no-tick").stop()
    assert house.nearer("shell", "--command", left).stdout.endswith("1\n")
    house.start()
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if house.nearer("shell", "--command", left).stdout.endswith("0\n"):
            break
    else:
        raise AssertionError(house.read_log())
    assert house.stop() == 0


@pytest.mark.django_db
def test_the_server_goes_on_when_a_round_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def fail(_: object) -> None:
        raise OSError("no disk")

    monkeypatch.setattr("nearer.site.tick.tick", fail)
    monkeypatch.setattr("nearer.site.tick.log.exception", said.append)
    tick_quietly()
    assert said == ["a round of the tick failed; the next one tries again"]


def test_jobs_and_the_shell_have_the_empty_keyring(build: Callable[..., House]) -> None:
    house = build().start()
    ann = house.browser().sign("up", "Ann")
    ann.write("words")
    house.stop()
    done = house.nearer("tick")
    assert done.returncode == 0
    said = [f"{name}: {count}" for name, count in NOTHING.items()]
    assert sorted(done.stdout.splitlines()) == sorted(said)
    asked = (
        "from nearer.people.keyring import Keyring; from nearer.spaces.models import Space;"
        "from nearer.seats.membership import open_space; keyring = Keyring();"
        "print(bool(keyring), [keyring.ring(each.pk) for each in Space.objects.all()]);"
        "open_space(keyring, Space.objects.get().pk)"
    )
    shell = subprocess.run(
        [*NEARER, "shell", "--command", asked],
        env=house.environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert shell.stdout.endswith("False [None]\n")
    assert "NoSuchSpace" in shell.stderr
