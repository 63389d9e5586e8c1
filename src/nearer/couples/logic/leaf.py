"""As much of an entry as logic needs, and which reply belongs to which: to a copy as it stands now,
from the other of the two."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from nearer.couples.payloads import Reply

P_co = TypeVar("P_co", covariant=True)


class Leaf(Protocol, Generic[P_co]):
    """As much of an open entry as logic needs."""

    @property
    def id(self) -> UUID: ...
    @property
    def revision(self) -> int: ...
    @property
    def author(self) -> UUID: ...
    @property
    def day(self) -> date: ...
    @property
    def at(self) -> datetime: ...
    @property
    def payload(self) -> P_co: ...


def is_to(reply: Leaf[Reply], copy: Leaf[Any]) -> bool:
    """Whether it answers this copy as it stands, from the other of the two."""
    said = reply.payload
    return (said.to, said.revision) == (copy.id, copy.revision) and reply.author != copy.author
