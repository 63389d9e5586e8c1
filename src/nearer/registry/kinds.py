"""Kinds of payload: all that the house has to know of each beyond its own feature."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.safestring import SafeString

from nearer.couples.couple import Couple
from nearer.registry.stream import Piece
from nearer.spaces.payload import Payload
from nearer.spaces.space import OpenSpace

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words

Pairs = list[tuple["Words", Any]]
Entries = Sequence[Any]
Keys = Collection[Any]


@dataclass(frozen=True, repr=False)
class Row:
    """One entry as Mine lists and searches it: where it stands, what it is, and what it says.

    Either `drawing`, a small picture with words for who cannot see it, or the icon `sign`. Search
    looks into `words` and `sentences`, of which the first that is not empty is shown.
    """

    day: date
    url: str
    called: Words
    words: str = ""
    sentences: tuple[str, ...] = ()
    is_shared: bool = False
    sign: str = "message"
    drawing: SafeString | str = ""
    note: SafeString | str = ""

    @property
    def said(self) -> str:
        return next(filter(None, self.sentences), "")


def no_slot(_said: Any, _day: date) -> str:
    """There may be any number of them."""
    return ""


def everybodys(_me: UUID, entries: Entries) -> Entries:
    return entries


def mine_alone(me: UUID, entries: Entries) -> Entries:
    """The other's show on no page, or only for as long as they like: they are in no file."""
    return [entry for entry in entries if entry.author == me]


def as_it_is(said: Any) -> Payload:
    payload: Payload = said
    return payload


def no_copies(_couples: Iterable[OpenSpace]) -> Keys:
    return ()


@dataclass(frozen=True)
class Kind:
    """A payload and what joins it to the rest of the house.

    - `called`: what one entry is called, and `in_words`: what it says, as pairs of a name and a
      value, in the file that somebody takes along. Both are needed unless `left_out` gives the
      reason why the kind is in no file.
    - `slot`: the slot of an entry that is the only one of its day, "" where there may be many.
    - `comes_back`: whether a copy restores it. What is in a couple's space does not come back from
      the file of one of them.
    - `whose`: of all entries in a space, those that somebody may take along; `taken`: as what.
    - `row`: how Mine lists and searches an entry; None for what stands there in another way.
      It is given the entry and `copies`: the keys of what of one's own has a copy in a couple's
      space, which `copies` reads from those spaces.
    - `piece`: how an entry stands in Ours. Then the other of the two may reply to it, and its
      writer may withdraw it.
    """

    cls: type[Payload]
    called: Words = ""
    in_words: Callable[[Any], Pairs] | None = None
    slot: Callable[[Any, date], str] = no_slot
    comes_back: bool = False
    whose: Callable[[UUID, Entries], Iterable[Any]] = everybodys
    taken: Callable[[Any], Payload] = as_it_is
    row: Callable[[Any, Keys], Row] | None = None
    copies: Callable[[Iterable[OpenSpace]], Keys] = no_copies
    piece: Callable[[Couple, Any], Piece] | None = None
    left_out: str = ""

    @property
    def faults(self) -> list[str]:
        """What is missing in this declaration, in sentences for whoever writes the feature."""
        found = []
        if not self.left_out and not (self.called and self.in_words):
            found.append(f"{self.cls.kind}: the file one takes along has no words for it")
        if self.left_out and (self.in_words or len(self.left_out) < 12):
            found.append(f"{self.cls.kind}: left out of the file without a reason")
        return found
