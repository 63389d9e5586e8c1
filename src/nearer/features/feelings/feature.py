"""What feelings bring to the house."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from operator import attrgetter

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nearer.features.feelings import links, rows
from nearer.features.feelings.cards import FIRST_DAYS, cards
from nearer.features.feelings.copies import piece, shared_days
from nearer.features.feelings.logic.change import LOOKED_AT
from nearer.features.feelings.logic.history import summary
from nearer.features.feelings.logic.retelling import retelling
from nearer.features.feelings.logic.slots import check_in_slot
from nearer.features.feelings.payloads import CheckIn, FirstWords, SharedCheckIn
from nearer.features.feelings.wording import CIRCLES, LINES, lines_of, spot_of, words_of
from nearer.registry.declaration import Feature
from nearer.registry.kinds import Kind, Pairs
from nearer.registry.series import Days, Series

LEADING = ("closeness", "circles")


def check_in_in_words(said: CheckIn) -> Pairs:
    return [
        (_("How I was"), words_of(said)),
        (_("On the grid"), spot_of(said)),
        (CIRCLES, said.circles),
        *lines_of(said),
        (_("A sentence"), said.sentence),
    ]


def first_words_in_words(said: FirstWords) -> Pairs:
    return [
        (_("In my words"), said.text),
        (_("How I was"), words_of(said)),
        (_("What I felt"), said.feeling),
        (_("What happened"), said.happened),
        (_("What I need"), said.need),
    ]


KINDS = (
    Kind(
        CheckIn,
        called=_("Check-in"),
        in_words=check_in_in_words,
        slot=lambda _said, day: check_in_slot(day),
        comes_back=True,
        row=rows.check_in,
        copies=shared_days,
    ),
    Kind(
        FirstWords,
        called=_("First words"),
        in_words=first_words_in_words,
        comes_back=True,
        row=rows.first_words,
    ),
    Kind(
        SharedCheckIn,
        called=_("Shared check-in"),
        in_words=check_in_in_words,
        piece=piece,
    ),
)


def story(days: Days, first: date, last: date) -> tuple[str, ...]:
    return retelling(summary(days, first, last), gettext)


def one_series(name: str) -> Series:
    """One of the six lines, or the circles. The two about closeness lead and tell the story."""
    called = CIRCLES if name == "circles" else LINES[name].called
    plain = Series(name, called, CheckIn, attrgetter(name))
    return replace(plain, leads=True, story=story, before=LOOKED_AT) if name in LEADING else plain


FEATURE = Feature(
    kinds=KINDS,
    in_space="nearer.features.feelings.urls",
    today=cards,
    reads={CheckIn: timedelta(0), FirstWords: FIRST_DAYS},
    styles=["feelings/feelings.css"],
    series=[one_series(name) for name in ("closeness", "circles", *list(LINES)[1:])],
    links={"check-in": links.share},
    demo="nearer.features.feelings.demo.days.write_days",
)
