"""Series: values from 0 to 10 that Progress may draw, and that two may show each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from nearer.spaces.payload import Payload

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words

Days = Sequence[tuple[date, Any]]
Values = list[tuple[date, int]]


@dataclass(frozen=True)
class Series:
    """One value a day, out of one kind of payload.

    - `id`: a slug that stays: it is sealed into what somebody shows of it.
    - `value`: the day's value out of the payload, 0 to 10, or None for a day without.
    - `leads`: Progress opens with the leading series that has most days.
    - `story`: from the days and a range, plain sentences over it; None: the usual range in words.
      It may look back `before` the range.
    """

    id: str
    called: Words
    cls: type[Payload]
    value: Callable[[Any], int | None]
    leads: bool = False
    story: Callable[[Days, date, date], Sequence[str]] | None = None
    before: timedelta = timedelta()

    def values(self, days: Iterable[tuple[date, Any]]) -> Values:
        """The days on which there is a value, oldest first."""
        found = ((day, self.value(said)) for day, said in days)
        return sorted((day, value) for day, value in found if value is not None)
