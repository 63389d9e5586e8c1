"""What stands on Today, put together from what was given and the cards of the features."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict

from django.utils.translation import gettext

from nearer.couples.couple import Couple, open_couple_space
from nearer.people.keyring import Keyring
from nearer.registry.cards import Card, Day
from nearer.registry.gifts import Gift
from nearer.registry.giving import announced
from nearer.registry.installed import features
from nearer.registry.memories import memory
from nearer.registry.reading import couple_read_ahead, read_ahead
from nearer.registry.stream import Piece
from nearer.spaces.space import OpenSpace
from nearer.today.logic.greeting import GREETINGS, NAMED, part_of_day
from nearer.today.logic.lead import lead
from nearer.today.logic.picture import picture
from nearer.ui.light import light_of_hour
from nearer.ui.phrases import Phrase


@dataclass(frozen=True, repr=False)
class Page:
    """One person's day. `gifts`: what is still closed; `cards`: in their order, each with whether
    it is the main act of the page; `beside`: what else there is; `ends_with`: once nothing waits,
    a drawing to end with; `has_news`: for the mark on Ours."""

    date: date
    light: str
    greeting: str
    lead: str
    gifts: list[Gift]
    cards: list[tuple[Card, bool]]
    beside: list[Card]
    memory: Piece | None
    ends_with: str
    has_news: bool


def todays_page(day: Day) -> Page:
    """Today, as it is for the person whose keyring and private space these are."""
    found = sorted((card for each in features().values() for card in each.today(day)), key=rank)
    now = day.own.clock().astimezone(day.own.zone)
    closed = what_is_closed(day.couple)
    cards = [card for card in found if not card.is_beside]
    main = next((card for card in cards if card.minutes is not None), None)
    return Page(
        date=day.own.today(),
        light=next((card.light for card in found if card.light), light_of_hour(now.hour)),
        greeting=greeting(day.keyring.about.called, now),
        lead=how_much_waits(cards),
        gifts=closed["gifts"],
        cards=[(card, card is main) for card in cards],
        beside=[card for card in found if card.is_beside],
        memory=memory(day.couple),
        ends_with="" if main else picture(day.own.today()),
        has_news=closed["has_news"],
    )


class Closed(TypedDict):
    """What is announced and no card of the page brings up, and whether there is anything at all."""

    gifts: list[Gift]
    has_news: bool


def what_is_closed(couple: Couple | None) -> Closed:
    found = announced(couple)
    return Closed(gifts=[each for each in found if not each.is_on_today], has_news=bool(found))


def rank(card: Card) -> int:
    return card.rank


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
