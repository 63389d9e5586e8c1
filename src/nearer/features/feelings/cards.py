"""What feelings put on Today: the half-minute of the day, the days before it, the first words for a
week, and for whoever is alone a small pleasant act. None of it shows what somebody wrote."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nearer.features.feelings.logic.acts import act
from nearer.features.feelings.payloads import CheckIn, FirstWords
from nearer.features.feelings.places import MIDDLE, place
from nearer.features.feelings.wording import spot_of
from nearer.registry.cards import Card, Day
from nearer.ui.light import light_of_spot
from nearer.ui.spots import DaySpot

FIRST_DAYS = timedelta(days=7)
A_WEEK, A_DAY = timedelta(days=6), timedelta(days=1)
ALONE = _("One small thing today. Half a minute, if you have it.")


def cards(day: Day) -> Iterator[Card]:
    today = day.own.today()
    kept = {each.day: each.payload for each in day.own.entries(CheckIn, today - A_WEEK, today)}
    yield check_in(kept.get(today))
    for words in day.own.entries(FirstWords, today - FIRST_DAYS + A_DAY)[:1]:
        yield Card("feelings/today_first_words.html", {"entry": words}, rank=50)
    yield Card("feelings/seven_days.html", {"days": days(today, kept)}, rank=10, is_beside=True)
    if day.couple is None:
        yield Card("feelings/write.html", rank=45)
        yield small_act(today, kept.get(today))


def check_in(said: CheckIn | None) -> Card:
    """Once there is one, the page takes the light of its spot."""
    spot, minutes = said and place(said), None if said else 0.5
    light = light_of_spot(*spot) if spot else ""
    page = {"said": said, "place": spot}
    return Card("feelings/today.html", page, rank=25, minutes=minutes, alone=ALONE, light=light)


def small_act(today: date, said: CheckIn | None) -> Card:
    small = act(said.pleasantness, said.energy, today) if said else act(None, None, today)
    return Card("feelings/small_act.html", {"act": gettext(small)}, rank=20, is_beside=True)


def days(today: date, kept: dict[date, CheckIn]) -> list[DaySpot]:
    """A week of spots up to today. A day without one is as good as any."""
    week = [today - back * A_DAY for back in range(A_WEEK.days, -1, -1)]
    return [spot(each, kept.get(each), is_open=each == today) for each in week]


def spot(day: date, said: CheckIn | None, *, is_open: bool) -> DaySpot:
    """An answer without a spot lies in the middle: it is an answer."""
    if said is None:
        return DaySpot(day, open=is_open)
    called = spot_of(said) or gettext("an answer without a spot")
    return DaySpot(day, place(said) or MIDDLE, called, open=is_open)
