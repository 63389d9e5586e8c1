"""Cards: what a feature puts on Today and at the top of Ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nearer.couples.couple import Couple
from nearer.people.keyring import Keyring
from nearer.spaces.space import OpenSpace

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words


@dataclass(frozen=True, repr=False)
class Day:
    """What a card of Today is made from. `own`: the person's private space; `couple`: None for
    whoever is in none. Both have read ahead what the features declare (`Feature.reads`)."""

    keyring: Keyring
    own: OpenSpace
    couple: Couple | None


@dataclass(frozen=True, repr=False)
class Card:
    """`rank`: cards of a page are sorted by it, the lowest first. `minutes`: how long it takes, if
    it waits for something to be done; None for what is only there to be read. `alone`: the line
    over the day when nothing else waits. The template is given `context`, with `space`."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    rank: int = 50
    minutes: float | None = None
    alone: Words = ""
