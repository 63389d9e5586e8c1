"""Rate limits: whoever guesses waits, and nobody else; also with many requests at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nearer.people import rate_limits
from nearer.people.keyring import WrongWords
from nearer.people.known_devices import Device
from nearer.people.models import Attempts
from nearer.people.rate_limits import FREE, LONGEST, TURN, WINDOW, Asker, TooManyTries, attempt
from tests.at_once import at_once

pytestmark = pytest.mark.django_db
HOME, AWAY, FAR = "203.0.113.7", "198.51.100.7", "192.0.2.7"


def fails(asker: Asker, name: str = "ann") -> timedelta | None:
    """One wrong attempt. Returns how long it has to wait, or None if it was made."""
    try:
        with attempt(name, asker):
            raise WrongWords
    except TooManyTries as slowed:
        return slowed.until - timezone.now()
    except WrongWords:
        return None


def opens(asker: Asker, name: str = "ann") -> bool:
    """Whether the right words would be looked at now."""
    try:
        with attempt(name, asker):
            return True
    except TooManyTries:
        return False


def guesses(asker: Asker, name: str = "ann") -> int:
    """How many wrong attempts are made without a wait."""
    for count in range(1000):
        if fails(asker, name) is not None:
            return count
    return 1000


def known(name: str = "ann", address: str = HOME) -> Asker:
    return Asker(address, Device.new().opened(name))


def waits(asker: Asker, count: int, name: str = "ann") -> list[int]:
    """The waits before the next so many attempts, in seconds, each waited for."""
    found = []
    with time_machine.travel(timezone.now(), tick=False) as clock:
        while len(found) < count:
            if (wait := fails(asker, name)) is not None:
                found.append(round(wait.total_seconds()))
                clock.shift(wait)
    return found


def test_the_first_few_are_free_and_then_waits_grow_to_half_a_minute() -> None:
    for asker in (Asker(HOME, session=b"1" * 32), known()):
        assert guesses(asker) == 5
    assert waits(known(), 8) == [1, 2, 4, 8, 16, 30, 30, 30]
    assert waits(Asker(HOME), 7) == [1, 2, 4, 8, 16, 30, 30]


def test_many_names_from_one_network_wait_as_well() -> None:
    assert sum(fails(Asker(HOME), f"name {number}") is None for number in range(100)) == 30
    assert opens(Asker(AWAY), "name 1")


@pytest.mark.parametrize("guesser", [Asker(HOME), Asker(AWAY)])
def test_whoever_guesses_cannot_make_the_owner_wait(guesser: Asker) -> None:
    """On a device that is known, and in an open session: not for a moment."""
    guesses(guesser)
    assert opens(known())
    assert opens(Asker(HOME, session=b"1" * 32))
    assert fails(guesser) is not None


def test_on_a_new_device_elsewhere_one_waits_once_however_long_somebody_guesses() -> None:
    assert waits(Asker(AWAY), 40)[-1] == 30
    with time_machine.travel(timezone.now(), tick=False) as clock:
        waits(Asker(AWAY), 6)
        wait = fails(Asker(FAR))
        assert wait
        assert wait <= LONGEST
        for _ in range(int(wait.total_seconds())):
            fails(Asker(AWAY))
            clock.shift(1)
        clock.shift(0.001)
        assert opens(Asker(FAR))


@pytest.mark.soak
def test_thousands_of_guesses_from_one_network_take_days_and_hold_up_nobody(
    rounds: Callable[..., int], tell: Callable[[str], None]
) -> None:
    """From as many addresses of one /64. Ann comes and goes meanwhile."""
    hers, made, asked, wanted = known(), 0, 0, rounds(1_000, soak=10_000)
    began = timezone.now()
    with time_machine.travel(began, tick=False) as clock:
        while made < wanted:
            asked += 1
            wait = fails(Asker(f"2001:db8:1:1::{asked % 65536:x}"))
            if wait is None:
                made += 1
                if made % 100 == 0:
                    assert opens(hers)
                    assert opens(Asker(HOME, session=b"1" * 32))
            else:
                clock.shift(wait)
        passed = timezone.now() - began
    tell(f"{made} guesses at one name took {passed}")
    assert passed > (wanted - 20) * LONGEST
    assert asked <= 2 * wanted + 5  # one wait a guess


def test_each_counter_is_looked_at_once_before_an_attempt() -> None:
    """Its network's, the name's, and the turn at it."""
    waits(Asker(AWAY), 3)
    fails(Asker(FAR))
    with (
        time_machine.travel(timezone.now() + LONGEST),
        CaptureQueriesContext(connection) as queries,
    ):
        assert opens(Asker(FAR))
    assert len([each for each in queries if each["sql"].startswith("SELECT")]) == 3


def test_no_counter_moves_because_somebody_came_in() -> None:
    """Nobody learns from the waits before their own attempts whether the owner was there."""
    for asker in (Asker(HOME), Asker(AWAY), known(), Asker(HOME, session=b"2" * 32)):
        with time_machine.travel(timezone.now() + WINDOW, tick=False):
            fails(Asker(HOME))
            fails(asker)
            before = list(Attempts.objects.order_by("key").values_list())
            assert opens(asker)
            assert opens(known())
            assert list(Attempts.objects.order_by("key").values_list()) == before


def test_addresses_of_one_network_are_one() -> None:
    for one, other, same in (
        ("2001:db8:1:1::1", "2001:db8:1:1:ffff::9", True),
        ("2001:db8:1:1::1", "2001:db8:1:2::1", False),
        ("203.0.113.7", "203.0.113.200", True),
        ("203.0.113.7", "203.0.114.7", False),
        ("::ffff:203.0.113.7", "203.0.113.9", True),
        ("fe80::1%eth0", "fe80::2", True),
        ("", "", True),
        ("unix", "elsewhere", False),
    ):
        assert (Asker(one).network == Asker(other).network) is same, (one, other)


def test_counters_begin_anew_after_a_while_without_a_failure() -> None:
    asker = known()
    assert guesses(asker) == 5
    with time_machine.travel(timezone.now() + WINDOW + timedelta(seconds=1)):
        assert guesses(asker) == 5


def test_a_turn_is_used_up_by_the_attempt_made_in_it() -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        guesses(Asker(AWAY))
        wait = fails(Asker(HOME))
        assert wait
        clock.shift(wait)
        assert fails(Asker(HOME)) is None
        assert fails(Asker(HOME)) is not None


def test_a_turn_that_was_not_taken_is_over_after_some_minutes() -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        guesses(Asker(AWAY))
        assert fails(Asker(HOME))
        clock.shift(TURN + LONGEST)
        waits(Asker(AWAY), 1)
        assert fails(Asker(HOME)) is not None


def test_sign_ups_from_one_network_wait_after_many() -> None:
    for _ in range(FREE["newcomer"]):
        rate_limits.count_newcomer(HOME)
    with pytest.raises(TooManyTries) as slowed:
        rate_limits.count_newcomer(HOME)
    assert slowed.value.seconds == 1
    rate_limits.count_newcomer(AWAY)
    assert opens(Asker(HOME))


def test_each_kind_of_act_is_counted_for_each_person_alone() -> None:
    rate_limits.count("letter", "ann", 1)
    with pytest.raises(TooManyTries) as refused:
        rate_limits.count("letter", "ann", 1)
    assert refused.value.minutes == 15
    rate_limits.count("letter", "ben", 1)
    rate_limits.count("word", "ann", 1)


def test_the_rows_name_nobody() -> None:
    fails(Asker(HOME))
    fails(known())
    kept = b"".join(row.key for row in Attempts.objects.all())
    assert len(kept) == 48
    assert b"ann" not in kept


def test_those_who_have_waited_are_looked_at_one_at_a_time() -> None:
    asker = known()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        assert guesses(asker) == 5
        clock.shift(1)
        with attempt("ann", asker):
            assert not opens(asker)
            assert opens(known())
        assert opens(asker)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_all_counted() -> None:
    asker = known()
    done = at_once([lambda: fails(asker)] * 12)
    made = sum(each is None for each in done)
    assert made >= 5
    assert sum(Attempts.objects.values_list("tries", flat=True)) == made
    assert fails(asker) is not None


def test_counters_that_begin_anew_are_deleted_by_the_tick() -> None:
    fails(Asker(HOME))
    assert rate_limits.erase_old_counts(timezone.now()) == 0
    assert rate_limits.erase_old_counts(timezone.now() + WINDOW) == 2
    assert not Attempts.objects.exists()


def test_some_work_is_done_once_at_a_time_for_each_person() -> None:
    with rate_limits.one_at_a_time("restore", "ann"):
        with pytest.raises(TooManyTries), rate_limits.one_at_a_time("restore", "ann"):
            pass
        with rate_limits.one_at_a_time("restore", "ben"):
            pass
    with rate_limits.one_at_a_time("restore", "ann"):
        pass
