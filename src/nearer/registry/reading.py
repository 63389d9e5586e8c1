"""Reading ahead what all features read, so that a page asks each space once for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from nearer.couples.couple import Couple
from nearer.couples.shared_day import in_shared_zone
from nearer.registry.declaration import ALWAYS
from nearer.registry.installed import features
from nearer.spaces import space as spaces
from nearer.spaces.payload import Payload
from nearer.spaces.space import OpenSpace


def read_ahead(space: OpenSpace) -> OpenSpace:
    """A copy of the space that has read the kinds which features declare (`Feature.reads`)."""
    return space.ahead(in_space(space.kind.name, space.today()))


def couple_read_ahead(space: OpenSpace, own: OpenSpace) -> Couple:
    """The couple of a space, of which `own` may have been read ahead already."""
    return Couple(in_shared_zone(read_ahead(space)), own)


def in_space(kind: str, today: date) -> Mapping[type[Payload], date]:
    """The kinds of a kind of space, each with the day from which on it is read."""
    return {
        cls: spaces.ALWAYS if back == ALWAYS else today - back
        for cls, back in reads().items()
        if kind in cls.lives_in
    }


@cache
def reads() -> Mapping[type[Payload], timedelta]:
    return {cls: back for each in features().values() for cls, back in each.reads.items()}
