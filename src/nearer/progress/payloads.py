"""What one of two lets the other see of their days. Whose it is and since when, the entry keeps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, ClassVar

from msgspec import Meta

from nearer.spaces.payload import Payload

# Any slug, not only today's series: a line that is no longer drawn must stay readable.
SeriesId = Annotated[str, Meta(pattern=r"\A[a-z][a-z0-9_-]{0,39}\Z")]
Ten = Annotated[int, Meta(ge=0, le=10)]
DAYS = 84


class ReleasedLine(Payload, frozen=True):
    """One line of the last twelve weeks: a value for each day from `since` on, None for a gap.

    It is read only where the other has released the same line.
    """

    kind: ClassVar[str] = "ours.released-line"
    lives_in: ClassVar[frozenset[str]] = frozenset({"couple"})

    line: SeriesId
    since: date
    values: Annotated[tuple[Ten | None, ...], Meta(max_length=DAYS)] = ()

    def answers(self) -> Iterator[tuple[date, int]]:
        """The days that have a value, oldest first."""
        for count, value in enumerate(self.values):
            if value is not None:
                yield self.since + timedelta(days=count), value
