"""Which series there are, by the numbers that stand for them in addresses.

Addresses stay in the browser's history, where a number says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from nearer.registry.installed import series
from nearer.registry.series import Series
from nearer.spaces.payload import Payload
from nearer.spaces.space import OpenSpace

Days = Sequence[tuple[date, Any]]
USUAL = "1"


@cache
def numbered() -> Mapping[str, Series]:
    return {str(number): one for number, one in enumerate(series().values(), 1)}


class Readings:
    """The days of every kind from which series are drawn, read once a kind."""

    def __init__(self, space: OpenSpace, since: date | None) -> None:
        self.days: dict[type[Payload], Days] = {
            cls: [(entry.day, entry.payload) for entry in space.entries(cls, since)]
            for cls in {one.cls for one in numbered().values()}
        }

    @property
    def first(self) -> date | None:
        return min((day for days in self.days.values() for day, _ in days), default=None)

    def values(self, one: Series) -> list[tuple[date, int]]:
        """The days on which a series has a value, oldest first."""
        return one.values(self.days[one.cls])

    def number(self, chosen: str) -> str:
        """The chosen series, or of the leading ones that with most days; of two alike the later."""
        if chosen in numbered():
            return chosen
        leading = [key for key, one in numbered().items() if one.leads]
        return max(reversed(leading), key=lambda key: len(self.values(numbered()[key])))
