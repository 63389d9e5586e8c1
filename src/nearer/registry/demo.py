"""The people of the demo, as a feature finds them when it writes their days."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from nearer.couples.couple import Couple
from nearer.people.keyring import Keyring
from nearer.spaces.space import OpenSpace

# Entries of the demo get a moment within these minutes after eight in the evening.
EVENING, MINUTES = time(20), 150


@dataclass(frozen=True, repr=False)
class Actor:
    """One of them. `couple`: None for Sam, who is alone for now."""

    name: str
    keyring: Keyring
    own: OpenSpace
    couple: Couple | None = None

    @property
    def two(self) -> Couple:
        """The couple, for whoever is in one."""
        assert self.couple
        return self.couple

    @property
    def shared(self) -> OpenSpace:
        """The couple's space."""
        return self.two.space


@dataclass(frozen=True, repr=False)
class Demo:
    """Ann and Ben, a couple since `began`, and Sam. `today` has no entries yet."""

    ann: Actor
    ben: Actor
    sam: Actor
    today: date
    began: date

    @property
    def two(self) -> tuple[Actor, Actor]:
        return self.ann, self.ben

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)


def evening_of(day: date, space: OpenSpace) -> datetime:
    """A minute of that evening in the space's zone; the same one each time."""
    minute = random.Random(f"7 {day}").randrange(MINUTES)  # noqa: S311  (no secret)
    begin = datetime.combine(day, EVENING, space.zone)
    return (begin + timedelta(minutes=minute)).astimezone(UTC)
