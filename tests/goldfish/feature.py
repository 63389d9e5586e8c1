"""What the goldfish brings to the house."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from operator import attrgetter

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nearer.couples.couple import Couple
from nearer.couples.voices import voice_of
from nearer.people import events
from nearer.people.keyring import Keyring
from nearer.people.request import Request
from nearer.registry.cards import Card, Day
from nearer.registry.declaration import Feature, Public
from nearer.registry.kinds import Keys, Kind, Row
from nearer.registry.series import Series
from nearer.registry.stream import Piece
from nearer.spaces.entry import Entry
from nearer.ui.links import Link
from tests.goldfish.payloads import Bubble, Swim
from tests.goldfish.views import swim_slot

SEEN: list[Keyring] = []
FED: list[datetime] = []


def row(entry: Entry[Swim], _copies: Keys) -> Row:
    said, url = entry.payload, reverse("goldfish-swim", args=[entry.space.id])
    return Row(entry.day, url, gettext("Goldfish"), sentences=(said.sentence,))


def piece(couple: Couple, entry: Entry[Bubble]) -> Piece:
    voice = voice_of(couple, entry, entry.payload.text)
    return Piece(
        template="goldfish/piece.html",
        day=entry.day,
        at=entry.at,
        about=voice,
        entry=entry,
        opened="goldfish/opened.html",
        heading=gettext("A bubble"),
        lead=voice.wants,
    )


def cards(day: Day) -> Iterator[Card]:
    if not day.own.entries(Swim, day.own.today()):
        yield Card("goldfish/card.html", rank=60, minutes=1)


def top_of_ours(couple: Couple) -> Iterator[Card]:
    if not couple.space.is_closed:
        yield Card("goldfish/give.html", rank=60)


def links(_request: Request, _space: object) -> Iterator[Link]:
    yield Link(_("Goldfish"), reverse("goldfish-pond"), _("What they are"))


def feed(now: datetime) -> int:
    FED.append(now)
    return 1


FEATURE = Feature(
    kinds=(
        Kind(
            Swim,
            called=_("Goldfish"),
            in_words=lambda said: [(_("Lively"), said.lively), (_("A sentence"), said.sentence)],
            slot=lambda _said, day: swim_slot(day),
            comes_back=True,
            row=row,
        ),
        Kind(
            Bubble,
            called=_("A bubble"),
            in_words=lambda said: [(_("It said"), said.text)],
            piece=piece,
        ),
    ),
    in_space="tests.goldfish.urls",
    outside="tests.goldfish.public_urls",
    public={"goldfish-pond": Public("what a goldfish is, for everybody", 200, 405)},
    today=cards,
    reads={Swim: timedelta(0)},
    ours=top_of_ours,
    series=[Series("lively", _("Lively"), Swim, attrgetter("lively"))],
    links={"progress": links},
    due={"goldfish fed": feed},
    on=[(events.unlocked, SEEN.append)],
    demo="tests.goldfish.demo.let_swim",
)
