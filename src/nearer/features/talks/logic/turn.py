"""How one question stands, for one of the two.

It is worked out from the reader's own private entries and from the couple's space, never from the
other's private space. And of what lies in the couple's space the reader is told little: a copy the
other has shown counts only once the reader has shown one to the same question, or when the other
said that it waits. Otherwise it leaves no mark: not shared looks like not done. Whoever lists,
searches or exports revealed answers asks `readable` first.

Both may have answered, and each another question of the same stay. Then both have done the same
act, so each is told where the other's answer waits: without that they would never meet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar
from uuid import UUID

from nearer.couples.logic.leaf import Leaf, is_to
from nearer.couples.payloads import Reply
from nearer.features.talks.payloads import Answer, Opened, Revealed, Skipped, Waiting

Q = TypeVar("Q", Answer, Opened, Skipped, Revealed, Waiting)
Place = tuple[date, str]  # the day a question came, which is that of its stay, and its id
State = Literal[
    "nothing",
    "skipped",
    "mine-written",
    "theirs-waiting",
    "mine-revealed",
    "both-revealed",
    "opened",
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
    opened: Sequence[Leaf[Opened]] = ()
    replies: Sequence[Leaf[Reply]] = ()
    formerly: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Turn:
    """What the reader may see of one question. `theirs` is there only once both have shown.

    `is_told`: that an answer of the other waits here; `has_told`: that the reader let the other
    know of theirs; `is_known`: that the other knows of it, also because both have shown one.
    """

    day: date
    question: str
    answer: Leaf[Answer] | None = None
    is_skipped: bool = False
    has_told: bool = False
    is_known: bool = False
    is_told: bool = False
    mine: Leaf[Revealed] | None = None
    theirs: Leaf[Revealed] | None = None
    is_opened: bool = False

    @property
    def place(self) -> Place:
        return self.day, self.question

    @property
    def state(self) -> State:
        """How far it has come. An answer that waits stays in sight, whatever was skipped."""
        if self.theirs:
            return "opened" if self.is_opened else "both-revealed"
        if self.mine:
            return "mine-revealed"
        if self.is_told:
            return "theirs-waiting"
        if self.answer:
            return "mine-written"
        return "skipped" if self.is_skipped else "nothing"


def turns(me: UUID, table: Table) -> dict[Place, Turn]:
    """Every question the reader knows something of."""
    answers, skipped = _by_place(table.answers), _by_place(table.skipped)
    shown, opened = readable(me, table.revealed), _by_place(table.opened)
    ones_own = {me, *table.formerly}
    mine = _by_place(leaf for leaf in shown if leaf.author in ones_own)
    theirs = _by_place(leaf for leaf in shown if leaf.author not in ones_own)
    has_told = _by_place(leaf for leaf in table.waiting if leaf.author == me)
    both = stays_of_both(me, ones_own, table.revealed)
    is_told = {_place(leaf) for leaf in table.waiting if leaf.author != me}
    is_told |= {
        _place(leaf) for leaf in table.revealed if leaf.day in both and leaf.author not in ones_own
    }
    known = {*answers, *skipped, *mine, *has_told, *is_told}
    return {
        place: Turn(
            *place,
            answer=answers.get(place),
            is_skipped=place in skipped,
            has_told=place in has_told,
            is_known=place in has_told or (place in mine and place[0] in both),
            is_told=place in is_told,
            mine=mine.get(place),
            theirs=theirs.get(place),
            is_opened=place in opened or _has_replied(me, table.replies, theirs.get(place)),
        )
        for place in known
    }


def stays_of_both(
    me: UUID, ones_own: Collection[UUID], revealed: Iterable[Leaf[Revealed]]
) -> set[date]:
    """The stays in which the reader has shown an answer, and so has the other."""
    mine, theirs = set[date](), set[date]()
    for leaf in revealed:
        if leaf.author == me:
            mine.add(leaf.day)
        elif leaf.author not in ones_own:
            theirs.add(leaf.day)
    return mine & theirs


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


def _has_replied(me: UUID, replies: Iterable[Leaf[Reply]], to: Leaf[Revealed] | None) -> bool:
    """What was replied to had been opened, also before that was noted."""
    return to is not None and any(leaf.author == me and is_to(leaf, to) for leaf in replies)


def _place(leaf: Leaf[Q]) -> Place:
    return leaf.day, leaf.payload.question


def _by_place(leaves: Iterable[Leaf[Q]]) -> dict[Place, Leaf[Q]]:
    """The newest of each: who was let back in may have said it once more."""
    found: dict[Place, Leaf[Q]] = {}
    for leaf in leaves:
        found.setdefault(_place(leaf), leaf)
    return found
