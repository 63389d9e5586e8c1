"""Processes on one database that do not hear of each other are noticed, wherever they run."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

import pytest
from django.conf import LazySettings
from django.utils import timezone

from nearer.site import neighbours
from nearer.site.command_errors import Refused
from nearer.site.health import for_operators, tick_in_words
from nearer.site.models import Server
from nearer.site.neighbours import ALONE_AGAIN, LEFT_BEHIND, NOT_HEARD, QUIET, Neighbours
from nearer.site.reach import verdict

MINUTE = timedelta(minutes=1)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Neighbours:
    """This process, as the log and the probe know it."""
    made = Neighbours()
    for module in ("neighbours", "health"):
        monkeypatch.setattr(f"nearer.site.{module}.neighbours", made)
    return made


def look(*processes: Neighbours, minutes: int = 1) -> None:
    for minute in range(minutes):
        for each in processes:
            each.look(timezone.now() + minute * MINUTE)


@pytest.mark.django_db
def test_each_of_two_notices_the_other(here: Neighbours) -> None:
    other = Neighbours()
    look(here, minutes=5)
    assert (here.is_alone, here.warning) == (True, "")
    look(other)
    assert other.is_alone  # it cannot know yet whether the first one is alive
    look(here, other)
    assert (here.warning, other.warning) == (NOT_HEARD, NOT_HEARD)


@pytest.mark.django_db
def test_one_that_was_killed_is_none(here: Neighbours) -> None:
    look(Neighbours(), minutes=3)
    look(here, minutes=5)
    assert here.is_alone
    assert Server.objects.count() == 2
    here.look(timezone.now() + LEFT_BEHIND + 5 * MINUTE)
    assert Server.objects.get().id == here.me


@pytest.mark.django_db
def test_a_clock_that_is_wrong_changes_nothing(here: Neighbours) -> None:
    other, ahead = Neighbours(), datetime(2199, 1, 1, tzinfo=timezone.get_default_timezone())
    other.look(ahead)
    look(here, minutes=2)
    assert here.is_alone
    other.look(ahead + MINUTE)
    look(here)
    assert not here.is_alone


@pytest.mark.django_db
def test_those_that_hear_of_each_other_are_right(here: Neighbours, settings: LazySettings) -> None:
    settings.NEARER_LIVE = "redis://127.0.0.1:6379"
    other = Neighbours()
    look(here, other, here)
    assert not here.is_alone
    assert here.warning == ""


@pytest.mark.django_db
def test_the_log_says_it_once_and_when_it_is_over(
    here: Neighbours, caplog: pytest.LogCaptureFixture
) -> None:
    other = Neighbours()
    with caplog.at_level(logging.WARNING):
        neighbours.look_quietly()
        for _ in range(3):
            look(other)
            neighbours.look_quietly()
        for _ in range(QUIET + 1):
            neighbours.look_quietly()
    assert caplog.messages == [NOT_HEARD, ALONE_AGAIN]


@pytest.mark.django_db
def test_a_look_by_hand_says_it(here: Neighbours) -> None:
    assert for_operators(None) == tick_in_words(None)
    look(here, Neighbours(), here)
    said = for_operators(None)
    assert said == f"{tick_in_words(None)}but {NOT_HEARD}\n"
    with pytest.raises(Refused, match="Nearer is running, but another process"):
        verdict(200, said)
    assert verdict(200, "well") == "well"
