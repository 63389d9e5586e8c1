"""What feelings put on Today: the half-minute of the day, and the first words for a week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from nearer.features.feelings.payloads import CheckIn, FirstWords
from nearer.registry.cards import Card, Day

FIRST_DAYS = timedelta(days=7)
ALONE = _("One small thing today. Half a minute, if you have it.")


def cards(day: Day) -> Iterator[Card]:
    today = day.own.today()
    kept = next(iter(day.own.entries(CheckIn, today, today)), None)
    minutes = None if kept else 0.5
    page = {"entry": kept}
    yield Card("feelings/today.html", page, rank=10, minutes=minutes, alone=ALONE)
    for words in day.own.entries(FirstWords, today - FIRST_DAYS + timedelta(days=1))[:1]:
        yield Card("feelings/today_first_words.html", {"entry": words}, rank=50)
