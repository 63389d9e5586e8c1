"""Gifts: what one of the two gave the other on purpose, as it is announced until it is opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from nearer.registry.stream import Piece
from nearer.spaces.entry import Entry


@dataclass(frozen=True, repr=False)
class Gift:
    """Made for the one who reads.

    - `line`: that it is there, in a few words, and no word of what it says.
    - `url`: the page on which it is opened. Without one it is opened in place: `entries` count as
      opened from then on, and `template` shows them, given `context`, `couple` and `space`; or it
      is the `piece` of Ours that shows them.
    - `is_on_today`: a card of Today brings it up itself.
    """

    line: str
    at: datetime
    url: str = ""
    entries: tuple[Entry[Any], ...] = ()
    template: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)
    piece: Piece | None = None
    is_on_today: bool = False

    @property
    def id(self) -> UUID | None:
        """By which the reader asks to open it."""
        return self.entries[0].id if self.entries else None
