"""The stream of Ours: what both can read, piece by piece."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from nearer.couples.couple import Couple
from nearer.spaces.entry import Entry


@dataclass(frozen=True, repr=False)
class Piece:
    """One thing of the stream, made for the one who reads.

    - `template`: how it stands in Ours. It is given `piece`, `couple`, `space` and `reply_url`.
    - `about`: whatever the templates show.
    - `url`: a page of its own, if it has one. Otherwise it is replied to or withdrawn as it is.
    - `opened`: the template of the page on which the other receives it and replies, with the
      `heading` and the `lead` of that page.
    """

    template: str
    day: date
    at: datetime
    about: Any
    url: str = ""
    entry: Entry[Any] | None = None
    opened: str = ""
    heading: str = ""
    lead: str = ""

    @property
    def is_mine(self) -> bool:
        return self.entry is not None and self.entry.author == self.entry.space.me


@dataclass(frozen=True)
class Stream:
    """Pieces that are more than one entry each. `pieces`: those of the days from one to another,
    both included; `months`: how many each month has, by its first day."""

    pieces: Callable[[Couple, date | None, date | None], Iterable[Piece]]
    months: Callable[[Couple], Counter[date]]
