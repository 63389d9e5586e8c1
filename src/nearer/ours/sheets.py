"""What the pages about a question show."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nearer.features.talks.logic.turn import Turn
from nearer.features.talks.payloads import WantsBack
from nearer.ours import sharing
from nearer.ours.stream import Voice, theirs
from nearer.ours.two import Two, question_of, words_of

A_DAY = timedelta(days=1)


def at(here: Two, turn: Turn) -> uuid.UUID:
    return here.address((turn.day, turn.question))


def sheet(here: Two, turn: Turn, **more: Any) -> dict[str, Any]:
    """What every page about a question shows."""
    another = here.another(turn)
    return {
        "space": here.space,
        "two": here,
        "turn": turn,
        "place": at(here, turn),
        "question": question_of(turn),
        "words": words_of(turn),
        "another": at(here, another) if another else None,
        "until": until(here),
        "is_on_table": (turn.day, turn.question) in here.places,
        **more,
    }


def until(here: Two) -> str:
    """How long the question lies on the table, as one says it."""
    last = here.offer.until - A_DAY
    soon = {here.space.today(): _("tonight"), here.space.today() + A_DAY: _("tomorrow night")}
    return soon.get(last) or date_format(last, "l j F")


def as_seen(here: Two, text: str, wants_back: WantsBack) -> Voice:
    """One's own words as the other will read them."""
    name = sharing.names(here.space).get(here.space.me) or _("Your partner")
    return theirs(name, text, wants_back)


def card(here: Two) -> dict[str, Any] | None:
    """Today's question in short, or None while all rest or the place is closed."""
    turn = None if here.space.is_closed else here.foremost()
    return sheet(here, turn) if turn and turn.state != "skipped" else None
