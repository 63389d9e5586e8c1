"""What comes back after a check-in: five weeks of spots, one’s own words, a small thing to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from nearer.features.feelings.logic.acts import act, group_at
from nearer.features.feelings.payloads import CheckIn
from nearer.features.feelings.places import MIDDLE, place
from nearer.features.feelings.wording import words_of
from nearer.spaces.entry import Entry
from nearer.spaces.space import OpenSpace
from nearer.ui.spots import DaySpot

WEEKS = 5
YEAR = timedelta(days=365)


@dataclass(frozen=True, repr=False)
class Aftermath:
    """`days`: each with its spot, from a Monday on. `before`: the last day like this one on which
    something was written, or None. `act`: one small thing to do."""

    entry: Entry[CheckIn]
    days: list[DaySpot]
    before: Entry[CheckIn] | None
    act: str


def aftermath(space: OpenSpace, entry: Entry[CheckIn]) -> Aftermath:
    lately = space.entries(CheckIn, entry.day - YEAR, entry.day)
    said = entry.payload
    here = group_at(said.pleasantness, said.energy)
    earlier = (each for each in lately if each.day < entry.day and each.payload.sentence)
    like_this = (
        each for each in earlier
        if here != "open" and group_at(each.payload.pleasantness, each.payload.energy) == here
    )  # fmt: skip
    small = _(act(said.pleasantness, said.energy, entry.day))
    return Aftermath(entry, _days(space, entry, lately), next(like_this, None), small)


def _days(space: OpenSpace, entry: Entry[CheckIn], lately: list[Entry[CheckIn]]) -> list[DaySpot]:
    """The weeks up to the one of the entry, the days still to come left out."""
    monday = entry.day - timedelta(days=entry.day.weekday() + 7 * (WEEKS - 1))
    kept = {each.day: each.payload for each in lately}
    last = max(entry.day, space.today())
    days = [monday + timedelta(days=number) for number in range((last - monday).days + 1)]
    return [_spot(day, kept.get(day)) for day in days]


def _spot(day: date, said: CheckIn | None) -> DaySpot:
    """An answer without a spot lies in the middle: it is an answer."""
    return DaySpot(day, place(said) or MIDDLE, words_of(said)) if said else DaySpot(day)
