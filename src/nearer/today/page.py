"""What stands on Today, put together from the cards of the features."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext

from nearer.couples.couple import Couple, open_couple_space
from nearer.people.keyring import Keyring
from nearer.registry.cards import Card, Day
from nearer.registry.installed import features
from nearer.registry.reading import couple_read_ahead, read_ahead
from nearer.spaces.space import OpenSpace
from nearer.today.logic.greeting import GREETINGS, NAMED, part_of_day
from nearer.today.logic.lead import lead
from nearer.ui.light import Light, light_of_hour
from nearer.ui.phrases import Phrase


@dataclass(frozen=True, repr=False)
class Page:
    """One person's day: how they are greeted, how much waits, and the cards in their order."""

    date: date
    light: Light
    greeting: str
    lead: str
    cards: list[Card]
    couple: Couple | None


def todays_page(keyring: Keyring, space: OpenSpace) -> Page:
    """Today, as it is for the person whose keyring and private space these are."""
    day = the_day(keyring, space)
    found = [card for each in features().values() for card in each.today(day)]
    now = space.clock().astimezone(space.zone)
    return Page(
        date=space.today(),
        light=light_of_hour(now.hour),
        greeting=greeting(keyring.about.called, now),
        lead=how_much_waits(found),
        cards=sorted(found, key=lambda card: card.rank),
        couple=day.couple,
    )


def the_day(keyring: Keyring, space: OpenSpace) -> Day:
    """Both spaces, each opened once and asked once for what all features read."""
    own, shared = read_ahead(space), open_couple_space(keyring)
    return Day(keyring, own, couple_read_ahead(shared, own) if shared else None)


def how_much_waits(cards: list[Card]) -> str:
    """In one line. A card that waits alone may have its own."""
    waiting = [card for card in cards if card.minutes is not None]
    if len(waiting) == 1 and waiting[0].alone:
        return str(waiting[0].alone)
    return lead([card.minutes or 0 for card in waiting]).said(gettext)


def greeting(name: str, now: datetime) -> str:
    """ "Good evening, Ann", by the clock of the person's own zone."""
    part = part_of_day(now.hour)
    message = NAMED[part] if name else GREETINGS[part]
    return Phrase(message, {"name": name}).said(gettext)
