"""How one question stands, for one of the two.

It is worked out from the reader's own private entries and from the couple's space, never from the
other's private space. And of what lies in the couple's space the reader is told little: a copy the
other has shown counts only once the reader has shown one to the same question, or when the other
said that it waits. Otherwise it leaves no mark: not shared looks like not done. Whoever lists,
searches or exports revealed answers asks `readable` first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar
from uuid import UUID

from nearer.couples.logic.leaf import Leaf, is_to
from nearer.couples.payloads import Reply
from nearer.features.talks.payloads import Answer, Revealed, Skipped, Waiting

Q = TypeVar("Q", Answer, Skipped, Revealed, Waiting)
Place = tuple[date, str]  # the day a question came, and its id
Mine = Literal["nothing", "skipped", "written", "revealed"]
Theirs = Literal["nothing", "waiting", "revealed"]
State = Literal[
    "nothing",
    "skipped",
    "mine-written",
    "theirs-waiting",
    "mine-revealed",
    "both-revealed",
    "replied",
]


@dataclass(frozen=True)
class Table:
    """What a reader can open: answers and skips in their own space, the rest in the couple's.

    `formerly`: who the reader was before they lost every key and were let back in.
    """

    answers: Sequence[Leaf[Answer]] = ()
    skipped: Sequence[Leaf[Skipped]] = ()
    revealed: Sequence[Leaf[Revealed]] = ()
    waiting: Sequence[Leaf[Waiting]] = ()
    replies: Sequence[Leaf[Reply]] = ()
    formerly: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Turn:
    """What the reader may see of one question. `theirs` is there only once both have shown."""

    day: date
    question: str
    answer: Leaf[Answer] | None = None
    is_skipped: bool = False
    has_told: bool = False
    is_told: bool = False
    mine: Leaf[Revealed] | None = None
    theirs: Leaf[Revealed] | None = None
    my_reply: Leaf[Reply] | None = None
    their_reply: Leaf[Reply] | None = None

    @property
    def state(self) -> State:
        """How far it has come. Who said "not today" is not asked again by an answer that waits."""
        if self.theirs:
            return "replied" if self.my_reply else "both-revealed"
        if self.mine:
            return "mine-revealed"
        if self.is_skipped and not self.answer:
            return "skipped"
        if self.is_told:
            return "theirs-waiting"
        return "mine-written" if self.answer else "nothing"


def turns(me: UUID, table: Table) -> dict[Place, Turn]:
    """Every question the reader knows something of."""
    answers, skipped = _by_place(table.answers), _by_place(table.skipped)
    shown = readable(me, table.revealed)
    ones_own = {me, *table.formerly}
    mine = _by_place(leaf for leaf in shown if leaf.author in ones_own)
    theirs = _by_place(leaf for leaf in shown if leaf.author not in ones_own)
    has_told = _by_place(leaf for leaf in table.waiting if leaf.author == me)
    is_told = _by_place(leaf for leaf in table.waiting if leaf.author != me)
    known = {*answers, *skipped, *mine, *has_told, *is_told}
    return {
        place: Turn(
            *place,
            answer=answers.get(place),
            is_skipped=place in skipped,
            has_told=place in has_told,
            is_told=place in is_told,
            mine=mine.get(place),
            theirs=theirs.get(place),
            my_reply=_reply(table.replies, theirs.get(place)),
            their_reply=_reply(table.replies, mine.get(place)),
        )
        for place in known
    }


def readable(me: UUID, revealed: Iterable[Leaf[Revealed]]) -> list[Leaf[Revealed]]:
    """One's own, of the other's those to which one has shown an answer as well, and what two had
    shown to each other before one was let into a seat. Where only one of them had, it is nobody's.
    """
    leaves = list(revealed)
    authors = _authors(leaves)
    return [leaf for leaf in leaves if me in (two := authors[_place(leaf)]) or len(two) > 1]


def shown_by_both(revealed: Iterable[Leaf[Revealed]]) -> dict[str, date]:
    """The last day of each question to which both have shown an answer."""
    authors = sorted(_authors(revealed).items())
    return {question: day for (day, question), two in authors if len(two) > 1}


def _authors(revealed: Iterable[Leaf[Revealed]]) -> dict[Place, set[UUID]]:
    """Who has shown an answer, for each time a question came."""
    authors: dict[Place, set[UUID]] = {}
    for leaf in revealed:
        authors.setdefault(_place(leaf), set()).add(leaf.author)
    return authors


def _reply(replies: Iterable[Leaf[Reply]], to: Leaf[Revealed] | None) -> Leaf[Reply] | None:
    """What the other of the two sent back for an answer that was shown."""
    if to is None:
        return None
    return next((leaf for leaf in replies if is_to(leaf, to)), None)


def _place(leaf: Leaf[Q]) -> Place:
    return leaf.day, leaf.payload.question


def _by_place(leaves: Iterable[Leaf[Q]]) -> dict[Place, Leaf[Q]]:
    """The newest of each: who was let back in may have said it once more."""
    found: dict[Place, Leaf[Q]] = {}
    for leaf in leaves:
        found.setdefault(_place(leaf), leaf)
    return found
