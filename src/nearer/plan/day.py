"""What stands on Today, read from the open space and the keyring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext

from nearer.features.feelings.logic.slots import check_in_slot
from nearer.features.feelings.payloads import CheckIn, FirstWords
from nearer.pairing.today_card import Card, card
from nearer.people.keyring import Keyring
from nearer.people.recovery import unproved_code
from nearer.plan.logic.greeting import GREETINGS, NAMED, is_new, lead, part_of_day
from nearer.plan.two import for_two, is_waiting
from nearer.spaces.space import Entry, OpenSpace
from nearer.ui.phrases import Phrase


@dataclass(frozen=True, repr=False)
class Day:
    """One person's day. `check_in`, `first_words` and `for_two` are None where there are none."""

    date: date
    greeting: str
    check_in: Entry[CheckIn] | None
    first_words: Entry[FirstWords] | None
    must_prove_code: bool
    erased_after: datetime | None
    for_two: dict[str, Any] | None
    pairing: Card

    @property
    def lead(self) -> str:
        """How much waits, in one line."""
        of_two = is_waiting(self.for_two) or self.pairing not in ("", "shut")  # never both
        waits = [self.must_prove_code, not self.check_in, of_two]
        return gettext(lead(*waits))


def the_day(keyring: Keyring, space: OpenSpace) -> Day:
    """Today, as it is for the person whose keyring and private space these are."""
    today, first_words = space.today(), space.entries(FirstWords, limit=1)
    return Day(
        date=today,
        greeting=greeting(keyring.about.shown_name, space.clock().astimezone(space.zone)),
        check_in=space.in_slot(CheckIn, check_in_slot(today)),
        first_words=next((entry for entry in first_words if is_new(entry.day, today)), None),
        must_prove_code=unproved_code(keyring) is not None,
        erased_after=keyring.owner.delete_after,
        for_two=for_two(keyring, space),
        pairing=card(keyring, space),
    )


def greeting(name: str, now: datetime) -> str:
    """ "Good evening, Ann", by the clock of the person's own zone."""
    part = part_of_day(now.hour)
    message = NAMED[part] if name else GREETINGS[part]
    return Phrase(message, {"name": name}).said(gettext)
