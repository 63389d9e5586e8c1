"""Rate limits: for one name and for one address, also with many requests at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from nearer.people import rate_limits
from nearer.people.models import Attempts
from nearer.people.rate_limits import AT_ONE_NAME, FROM_ONE_ADDRESS, TooManyTries
from tests.at_once import at_once

pytestmark = pytest.mark.django_db
HOME, AWAY = "203.0.113.7", "203.0.113.8"


def tries(name: str = "ann", address: str = HOME) -> int:
    """How many attempts are allowed from now on."""
    for count in range(100):
        try:
            rate_limits.count_try(name, address)
        except TooManyTries:
            return count
    return 100


def test_attempts_at_one_name_from_one_address_are_limited() -> None:
    assert tries() == AT_ONE_NAME
    assert tries(address=AWAY) == AT_ONE_NAME


def test_attempts_from_one_address_at_many_names_are_limited() -> None:
    allowed = sum(tries(f"name {number}") for number in range(20))
    assert allowed == FROM_ONE_ADDRESS


def test_sign_ups_from_one_address_are_limited() -> None:
    for _ in range(FROM_ONE_ADDRESS):
        rate_limits.count_newcomer(HOME)
    with pytest.raises(TooManyTries):
        rate_limits.count_newcomer(HOME)
    rate_limits.count_newcomer(AWAY)
    assert tries() == AT_ONE_NAME


def test_each_kind_of_act_is_counted_for_each_person_alone() -> None:
    rate_limits.count("letter", "ann", 1)
    with pytest.raises(TooManyTries):
        rate_limits.count("letter", "ann", 1)
    rate_limits.count("letter", "ben", 1)
    rate_limits.count("word", "ann", 1)


def test_success_forgives_the_name() -> None:
    assert tries() == AT_ONE_NAME
    rate_limits.forgive("ann", HOME)
    assert tries() == AT_ONE_NAME


def test_the_window_ends() -> None:
    assert tries() == AT_ONE_NAME
    with pytest.raises(TooManyTries) as refused:
        rate_limits.count_try("ann", HOME)
    assert refused.value.minutes == 15
    with time_machine.travel(timezone.now() + timedelta(minutes=15, seconds=1)):
        assert tries() == AT_ONE_NAME
        assert refused.value.minutes == 1


def test_the_rows_name_nobody() -> None:
    rate_limits.count_try("ann", HOME)
    kept = b"".join(row.key for row in Attempts.objects.all())
    assert len(kept) == 32
    assert b"ann" not in kept


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_no_more_tries() -> None:
    done = at_once([lambda: rate_limits.count_try("ann", HOME)] * (AT_ONE_NAME + 6))
    assert sum(each is None for each in done) == AT_ONE_NAME
    assert sum(isinstance(each, TooManyTries) for each in done) == 6


def test_counts_whose_window_is_over_are_deleted_by_the_tick() -> None:
    rate_limits.count_try("ann", HOME)
    assert rate_limits.erase_old_counts(timezone.now()) == 0
    assert rate_limits.erase_old_counts(timezone.now() + rate_limits.WINDOW) == 2
    assert not Attempts.objects.exists()
